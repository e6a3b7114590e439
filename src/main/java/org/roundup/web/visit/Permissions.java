package org.roundup.web.visit;

import java.util.HashMap;
import java.util.Map;
import org.roundup.hyperdb.Unauthorised;

/**
 * What the current user may do. Answers are kept for the request: a permission that holds for every item is asked for
 * once, the others once for each item.
 */
public final class Permissions {

    private record Question(String permission, String className, String property, String itemId, boolean always) {}

    private final PermissionCheck check;
    private final Map<Question, Boolean> answers = new HashMap<>();

    public Permissions(PermissionCheck check) {
        this.check = check;
    }

    /** Whether the user has a permission that belongs to no class. */
    public boolean may(String permission) {
        return ask(new Question(permission, null, null, null, false));
    }

    /** Whether the user has a permission for a class. */
    public boolean may(String permission, String className) {
        return ask(new Question(permission, className, null, null, false));
    }

    /** Whether the user has a permission for a property (or null) of an item (or null). */
    public boolean may(String permission, String className, String property, String itemId) {
        if (itemId == null) {
            return ask(new Question(permission, className, property, null, false));
        }
        return ask(new Question(permission, className, property, null, true))
                || ask(new Question(permission, className, property, itemId, false));
    }

    private boolean ask(Question question) {
        Boolean known = answers.get(question);
        if (known == null) {
            known = check.test(
                    question.permission, question.className, question.property, question.itemId, question.always);
            answers.put(question, known);
        }
        return known;
    }

    /** Whether the user may use the pages at all. */
    public boolean webAccess() {
        return may("Web Access");
    }

    /** Whether the user may see a property (or null for the item as such) of an item (or null for the class). */
    public boolean viewable(String className, String property, String itemId) {
        return webAccess() && (may("View", className, property, itemId) || may("Edit", className, property, itemId));
    }

    /** Whether the user may change a property of an item, or give it to a new one (id null). */
    public boolean editable(String className, String property, String itemId) {
        if (itemId == null) {
            return may("Create", className, property, null) || may("Register", className, property, null);
        }
        return webAccess() && may("Edit", className, property, itemId);
    }

    /** Refuses unless the user has a permission for a class. */
    public void require(String permission, String className, String deed) {
        if (!may(permission, className)) {
            throw new Unauthorised("You do not have permission to " + deed + " the " + className + " class.");
        }
    }
}
