package org.roundup.mail.unsubscribe;

/**
 * That a user wants no more mail about an item.
 *
 * @param list the property that lists the people who are told; empty if the user was told for another reason, so that the
 *     item has to be muted
 */
public record Unsubscription(String userId, String className, String itemId, String list) {}
