package org.roundup.web.visit;

import java.util.HashMap;
import java.util.Map;
import org.roundup.hyperdb.Unauthorised;

/**
 * What the current user may do. Answers are kept for the request: a permission that holds for every item is asked for
 * once, the others once for each item.
 */
public final class Permissions {

    /** What is known about one permission for one property (or the class) of one class. */
    private static final class Answers {
        private Boolean ofClass;
        private Boolean always;
        private final Map<String, Boolean> ofItems = new HashMap<>();
    }

    private final PermissionCheck check;
    private final Map<String, Map<String, Map<String, Answers>>> answers = new HashMap<>();
    private Boolean webAccess;

    public Permissions(PermissionCheck check) {
        this.check = check;
    }

    /** Whether the user has a permission that belongs to no class. */
    public boolean may(String permission) {
        return may(permission, null, null, null);
    }

    /** Whether the user has a permission for a class. */
    public boolean may(String permission, String className) {
        return may(permission, className, null, null);
    }

    /** Whether the user has a permission for a property (or null) of an item (or null). */
    public boolean may(String permission, String className, String property, String itemId) {
        Answers known = answers(permission, className, property);
        if (itemId == null) {
            if (known.ofClass == null) {
                known.ofClass = check.test(permission, className, property, null, false);
            }
            return known.ofClass;
        }
        if (known.always == null) {
            known.always = check.test(permission, className, property, null, true);
        }
        return known.always || ofItem(known, permission, className, property, itemId);
    }

    private boolean ofItem(Answers known, String permission, String className, String property, String itemId) {
        Boolean answer = known.ofItems.get(itemId);
        if (answer == null) {
            answer = check.test(permission, className, property, itemId, false);
            known.ofItems.put(itemId, answer);
        }
        return answer;
    }

    private Answers answers(String permission, String className, String property) {
        return answers.computeIfAbsent(permission, key -> new HashMap<>())
                .computeIfAbsent(className, key -> new HashMap<>())
                .computeIfAbsent(property, key -> new Answers());
    }

    /** Whether the user may use the pages at all. */
    public boolean webAccess() {
        if (webAccess == null) {
            webAccess = may("Web Access");
        }
        return webAccess;
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
