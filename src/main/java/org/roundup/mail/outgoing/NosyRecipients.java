package org.roundup.mail.outgoing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.roundup.hyperdb.HyperClass;
import org.roundup.mail.letter.HeaderValue;
import org.roundup.mail.preference.Wishes;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.store.notice.MailPreference.Own;
import org.roundup.store.notice.MailPreference.Rhythm;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.NosyOptions;
import org.roundup.tracker.config.option.NosyOptions.ToAuthor;
import org.roundup.tracker.notify.NosyMessage;

/**
 * Decides who gets a notification: users with an address who may see the message, have not had it yet and want it. Nobody
 * who is retired, and never the user anonymous.
 */
final class NosyRecipients {

    private final Database db;
    private final NosyMessage message;
    private final Readers readers;
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<String> toUsers = new ArrayList<>();
    private final List<String> bccUsers = new ArrayList<>();
    private final List<String> digestUsers = new ArrayList<>();
    private HyperClass messages;
    private Wishes wishes;

    NosyRecipients(Database db, Access access, NosyMessage message) {
        this.db = db;
        this.message = message;
        this.readers = new Readers(db, access);
    }

    /**
     * Decides.
     *
     * @param messageClass the class of the message, or null without a message
     * @param author id of the author, or null
     */
    void choose(TrackerConfig config, HyperClass messageClass, String author) {
        messages = messageClass;
        HyperClass items = db.getclass(message.className());
        Collection<String> nosy = items.definition().has(message.whichNosy())
                ? ids(items.get(message.itemId(), message.whichNosy()))
                : List.of();
        wishes = Wishes.of(db, message.className(), message.itemId(), candidates(nosy, author));
        if (messages != null && messages.definition().has("recipients")) {
            seen.addAll(ids(messages.get(message.messageId(), "recipients")));
        }
        if (messages != null && author != null) {
            if (!message.whichNosy().isEmpty()
                    && isWantedByAuthor(config.get(NosyOptions.MESSAGES_TO_AUTHOR), nosy, author)) {
                add(List.of(author), toUsers);
            }
            seen.add(author);
        }
        add(message.cc(), toUsers);
        add(nosy, toUsers);
        add(message.bcc(), bccUsers);
    }

    private Set<String> candidates(Collection<String> nosy, String author) {
        Set<String> all = new TreeSet<>(nosy);
        all.addAll(message.cc());
        all.addAll(message.bcc());
        if (author != null) {
            all.add(author);
        }
        return all;
    }

    private boolean isWantedByAuthor(ToAuthor rule, Collection<String> nosy, String author) {
        Own own = wishes.own(author);
        return own == Own.DEFAULT
                ? rule == ToAuthor.YES
                        || (rule == ToAuthor.NEW && message.oldValues() == null)
                        || (rule == ToAuthor.NOSY && nosy.contains(author))
                : own == Own.YES;
    }

    private static List<String> ids(Object value) {
        return value instanceof Collection<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    private void add(Collection<String> ids, List<String> target) {
        for (String id : ids) {
            if (isGood(id)) {
                (wishes.rhythm(id).isDigest() ? digestUsers : target).add(id);
                seen.add(id);
            }
        }
    }

    private boolean isGood(String id) {
        return !seen.contains(id)
                && !wishes.isUnwanted(id)
                && readers.isReader(id)
                && !PersonName.address(db, id).isEmpty()
                && (messages == null || readers.maySee(id, messages.getClassname(), message.messageId()));
    }

    /** Whether a user gets it, and everybody may know. */
    boolean hasVisible() {
        return !toUsers.isEmpty() || !digestUsers.isEmpty();
    }

    /** All users that get it, at once or later. */
    List<String> userIds() {
        List<String> all = new ArrayList<>(toUsers);
        all.addAll(bccUsers);
        all.addAll(digestUsers);
        return all;
    }

    /** The users who get it later, with others, and how often they get such mails. */
    Map<String, Rhythm> later() {
        Map<String, Rhythm> later = new LinkedHashMap<>();
        digestUsers.forEach(id -> later.put(id, wishes.rhythm(id)));
        return later;
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

    /** The users behind the addresses. */
    Map<String, String> readers() {
        Map<String, String> all = new LinkedHashMap<>();
        toUsers.forEach(id -> all.put(PersonName.address(db, id), id));
        bccUsers.forEach(id -> all.putIfAbsent(PersonName.address(db, id), id));
        return all;
    }

    private List<String> addresses(List<String> ids, List<String> more) {
        Set<String> all = new LinkedHashSet<>();
        ids.forEach(id -> all.add(PersonName.address(db, id)));
        more.stream()
                .map(HeaderValue::address)
                .filter(HeaderValue::isUsableAddress)
                .forEach(all::add);
        return all.stream().sorted().toList();
    }
}
