package org.roundup.tracker.notify;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A change of which the people on a nosy list are to be told.
 *
 * @param className class of the item that changed
 * @param itemId its id
 * @param messageId id of the message to be sent, or null to send only what changed
 * @param oldValues all values before the change, or null if the item is new
 * @param whichNosy the Multilink property that lists the people, usually {@code nosy}
 * @param fromAddress address that the mail comes from, or null for the author's
 * @param cc ids of further users
 * @param bcc ids of further users that the others do not see
 * @param ccEmails further addresses
 * @param bccEmails further addresses that the others do not see
 * @param subject the whole subject, or null for the item and its title
 * @param noteFilter changes the note on what was changed; null leaves it as it is
 * @param addHeaders further headers by name
 */
public record NosyMessage(
        String className,
        String itemId,
        String messageId,
        Map<String, Object> oldValues,
        String whichNosy,
        String fromAddress,
        List<String> cc,
        List<String> bcc,
        List<String> ccEmails,
        List<String> bccEmails,
        String subject,
        UnaryOperator<String> noteFilter,
        Map<String, String> addHeaders) {

    /** The usual notification, to the nosy list of the item. */
    public static NosyMessage of(String className, String itemId, String messageId, Map<String, Object> oldValues) {
        return new NosyMessage(
                className, itemId, messageId, oldValues, "nosy", null, List.of(), List.of(), List.of(), List.of(), null,
                null, Map.of());
    }
}
