package org.roundup.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.ValueError;

/**
 * Answers within a unit of work what users may do. Permissions only add up; there are no denials. A user who does not
 * exist, or has no roles, may do nothing. The methods are those that scripts and templates know as
 * {@code db.security}. Belongs to the thread of the unit of work.
 */
public final class Access {

    private final Security security;
    private final Hyperdb db;
    private final boolean remembers;
    private final Checks checks;

    Access(Security security, Hyperdb db, boolean remembers) {
        this.security = security;
        this.db = db;
        this.remembers = remembers;
        this.checks = new Checks(db, remembers);
    }

    /** The roles of the tracker by name in lower case. */
    public Map<String, Role> getRole() {
        return security.roles();
    }

    /** The permissions of the tracker by name. */
    public Map<String, List<Permission>> getPermission() {
        return security.permissions();
    }

    public boolean hasPermission(String permission, String userId) {
        return hasPermission(permission, userId, null, null, null, false);
    }

    public boolean hasPermission(String permission, String userId, String className) {
        return hasPermission(permission, userId, className, null, null, false);
    }

    public boolean hasPermission(String permission, String userId, String className, String property) {
        return hasPermission(permission, userId, className, property, null, false);
    }

    public boolean hasPermission(String permission, String userId, String className, String property, String itemId) {
        return hasPermission(permission, userId, className, property, itemId, false);
    }

    /**
     * Whether a user has a permission. A permission for some properties or some items only is enough when the class as
     * a whole is asked for (unless it is {@code props_only}); its check is called only when an item is asked for.
     *
     * @param className null asks for permissions that belong to no class
     * @param property null asks for the class or item as a whole
     * @param itemId null asks for the class
     * @param skipPermissionsWithCheck whether only permissions count that hold for all items
     * @throws ValueError if an item is given without a class
     */
    public boolean hasPermission(
            String permission,
            String userId,
            String className,
            String property,
            String itemId,
            boolean skipPermissionsWithCheck) {
        if (itemId != null && className == null) {
            throw new ValueError("classname must accompany itemid");
        }
        List<Role> roles = security.rolesNamed(db.rolesOf(userId));
        Question question = new Question(permission, userId, className, property, itemId);
        return anyGrants(roles, question, false) || (!skipPermissionsWithCheck && anyGrants(roles, question, true));
    }

    private boolean anyGrants(List<Role> roles, Question question, boolean checked) {
        for (Role role : roles) {
            if (role.any(question.permission(), question.className(), checked, found -> grants(found, question))) {
                return true;
            }
        }
        return false;
    }

    private boolean grants(Permission permission, Question question) {
        if (!permission.coversProperty(question.property())) {
            return false;
        }
        return question.itemId() == null || !permission.isChecked() || checks.allows(permission, question);
    }

    /**
     * Whether a user may search, sort and group by a property: a {@code View} or {@code Search} permission without a
     * check is needed for it. Otherwise hidden values could be guessed.
     *
     * @param path a property or a path through Links and Multilinks, of which every step must be allowed; if it ends in
     *     one of these, also id, label and order property of the items there
     * @return false also if there is no such property
     */
    public boolean hasSearchPermission(String userId, String className, String path) {
        return searchPermission(userId).allows(className, path);
    }

    /** As {@link #hasSearchPermission}, for somebody who has just the given roles. */
    public boolean roleHasSearchPermission(String className, String path, String... roles) {
        return new SearchPermission(db.schema(), security.rolesNamed(List.of(roles))).allows(className, path);
    }

    /**
     * The indexed texts in which the user may search for words: properties of the class and of items that it refers to,
     * such as {@code title} and {@code messages.content}. Words found elsewhere would tell what is hidden.
     */
    public Set<String> searchableTexts(String userId, String className) {
        return searchPermission(userId).texts(className);
    }

    /** Those of the conditions by which the user may search. */
    public Map<String, Object> filterFilterspec(String userId, String className, Map<String, Object> conditions) {
        SearchPermission allowed = searchPermission(userId);
        Map<String, Object> kept = new LinkedHashMap<>(conditions);
        kept.keySet().removeIf(path -> !allowed.allows(className, path));
        return kept;
    }

    /** Those of the sort or group keys by which the user may sort. */
    public List<Search.SortKey> filterSortspec(String userId, String className, List<Search.SortKey> keys) {
        SearchPermission allowed = searchPermission(userId);
        return keys.stream()
                .filter(key -> allowed.allows(className, key.path()))
                .toList();
    }

    private SearchPermission searchPermission(String userId) {
        return new SearchPermission(db.schema(), security.rolesNamed(db.rolesOf(userId)));
    }

    /** The gate through which that user reads lists. */
    public SearchGuard guard(String userId) {
        return new SearchGuard(this, db, userId);
    }

    /**
     * The same questions, with answers of checks remembered. For pages and answers that show many properties of many
     * items; to be dropped when something is changed.
     */
    public Access remembering() {
        return new Access(security, db, true);
    }

    /**
     * Answers for many items at once what would need a query for each: the checks of permissions that are described by
     * searches. Has an effect only on an access that is {@link #remembering}.
     */
    public void foresee(String permission, String userId, String className, Collection<String> itemIds) {
        if (!remembers || itemIds.isEmpty()) {
            return;
        }
        for (Permission checked : checkedPermissions(permission, userId, className)) {
            if (checked.check() instanceof FilterCheck check) {
                checks.foresee(checked, check, userId, itemIds);
            }
        }
    }

    /** The permissions with a check that a user has for a class. */
    List<Permission> checkedPermissions(String permission, String userId, String className) {
        List<Permission> found = new ArrayList<>();
        for (Role role : security.rolesNamed(db.rolesOf(userId))) {
            found.addAll(role.checked(permission, className));
        }
        return found;
    }
}
