package org.roundup.security;

/**
 * A question about a permission.
 *
 * @param permission name of the permission
 * @param userId id of the user
 * @param className name of the class, or null
 * @param property name of the property, or null for the class or item as a whole
 * @param itemId id of the item, or null for the class as a whole
 */
record Question(String permission, String userId, String className, String property, String itemId) {

    CheckContext context() {
        return new CheckContext(permission, className, property);
    }
}
