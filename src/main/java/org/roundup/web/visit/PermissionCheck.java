package org.roundup.web.visit;

/** Answers whether a user has a permission. */
@FunctionalInterface
public interface PermissionCheck {

    /**
     * Whether the current user may.
     *
     * @param className null if no class is meant
     * @param property null if none is meant
     * @param itemId null if none is meant
     * @param always true to count only permissions that hold for every item
     */
    boolean test(String permission, String className, String property, String itemId, boolean always);
}
