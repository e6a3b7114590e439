package org.roundup.mail.outgoing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.roundup.hyperdb.HyperClass;
import org.roundup.mail.letter.HeaderValue;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.NosyOptions;
import org.roundup.tracker.config.option.NosyOptions.ToAuthor;
import org.roundup.tracker.notify.NosyMessage;

/**
 * Decides who gets a notification: users with an address who may see the message and have not had it yet. Nobody who is
 * retired, and never the user anonymous.
 */
final class NosyRecipients {

    private static final String ANONYMOUS = "anonymous";

    private final Database db;
    private final Access access;
    private final NosyMessage message;
    private final HyperClass users;
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<String> toUsers = new ArrayList<>();
    private final List<String> bccUsers = new ArrayList<>();

    NosyRecipients(Database db, Access access, NosyMessage message) {
        this.db = db;
        this.access = access;
        this.message = message;
        this.users = db.getclass("user");
    }

    /**
     * Decides.
     *
     * @param messages the class of the message, or null without a message
     * @param author id of the author, or null
     */
    void choose(TrackerConfig config, HyperClass messages, String author) {
        HyperClass items = db.getclass(message.className());
        Collection<String> nosy = items.definition().has(message.whichNosy())
                ? ids(items.get(message.itemId(), message.whichNosy()))
                : List.of();
        if (messages != null && messages.definition().has("recipients")) {
            seen.addAll(ids(messages.get(message.messageId(), "recipients")));
        }
        if (messages != null && author != null) {
            ToAuthor wish = config.get(NosyOptions.MESSAGES_TO_AUTHOR);
            boolean wanted = wish == ToAuthor.YES
                    || (wish == ToAuthor.NEW && message.oldValues() == null)
                    || (wish == ToAuthor.NOSY && nosy.contains(author));
            if (wanted && isGood(author, messages)) {
                toUsers.add(author);
            }
            seen.add(author);
        }
        add(message.cc(), messages, toUsers);
        add(nosy, messages, toUsers);
        add(message.bcc(), messages, bccUsers);
    }

    private static List<String> ids(Object value) {
        return value instanceof Collection<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    private void add(Collection<String> ids, HyperClass messages, List<String> target) {
        for (String id : ids) {
            if (isGood(id, messages)) {
                target.add(id);
                seen.add(id);
            }
        }
    }

    private boolean isGood(String id, HyperClass messages) {
        if (seen.contains(id)
                || users.isRetired(id)
                || ANONYMOUS.equals(users.get(id, "username"))
                || address(id).isEmpty()) {
            return false;
        }
        return messages == null || (maySee(id, messages, "content") && maySee(id, messages, "files"));
    }

    private boolean maySee(String userId, HyperClass messages, String property) {
        return !messages.definition().has(property)
                || access.hasPermission("View", userId, messages.getClassname(), property, message.messageId());
    }

    private String address(String id) {
        Object address = users.definition().has("address") ? users.get(id, "address") : null;
        return address == null || !HeaderValue.isUsableAddress(address.toString()) ? "" : address.toString();
    }

    /** The users that everybody sees. */
    List<String> userIds() {
        return toUsers;
    }

    /** All users that get it. */
    List<String> allUserIds() {
        List<String> all = new ArrayList<>(toUsers);
        all.addAll(bccUsers);
        return all;
    }

    /** The addresses that everybody sees, sorted. */
    List<String> addresses() {
        return addresses(toUsers, message.ccEmails());
    }

    /** The addresses that nobody sees, sorted. */
    List<String> bccAddresses() {
        List<String> hidden = new ArrayList<>(addresses(bccUsers, message.bccEmails()));
        hidden.removeAll(addresses());
        return hidden;
    }

    private List<String> addresses(List<String> ids, List<String> more) {
        Set<String> all = new LinkedHashSet<>();
        ids.forEach(id -> all.add(address(id)));
        more.stream().filter(HeaderValue::isUsableAddress).forEach(all::add);
        return all.stream().sorted().toList();
    }
}
