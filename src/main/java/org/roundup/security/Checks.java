package org.roundup.security;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.Hyperdb;

/** Runs the checks of permissions, and remembers the answers if it shall. */
final class Checks {

    /** An answer to be remembered; {@code context} is null for checks that do not look at it. */
    private record Key(Permission permission, String userId, String itemId, CheckContext context) {}

    private final Hyperdb db;
    private final Map<Key, Boolean> remembered;

    Checks(Hyperdb db, boolean remember) {
        this.db = db;
        this.remembered = remember ? new HashMap<>() : null;
    }

    boolean allows(Permission permission, Question question) {
        if (remembered == null) {
            return run(permission, question);
        }
        CheckContext context = permission.check().usesContext() ? question.context() : null;
        Key key = new Key(permission, question.userId(), question.itemId(), context);
        Boolean known = remembered.get(key);
        if (known == null) {
            known = run(permission, question);
            remembered.put(key, known);
        }
        return known;
    }

    private boolean run(Permission permission, Question question) {
        return permission.check().allows(db, question.userId(), question.itemId(), question.context());
    }

    /** Answers the check of a permission that has only a filter for many items at once. */
    void foresee(Permission permission, FilterCheck check, String userId, Collection<String> itemIds) {
        Set<String> allowed = check.allowed(db, userId, itemIds);
        for (String itemId : itemIds) {
            remembered.put(new Key(permission, userId, itemId, null), allowed.contains(itemId));
        }
    }
}
