package org.roundup.security;

/**
 * What a {@link PermissionCheck} is asked about, besides user and item.
 *
 * @param permission name of the permission, such as {@code View}
 * @param className name of the class of the item
 * @param property name of the property, or null if the item as a whole is meant
 */
public record CheckContext(String permission, String className, String property) {}
