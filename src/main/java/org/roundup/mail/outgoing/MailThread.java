package org.roundup.mail.outgoing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roundup.hyperdb.HyperClass;
import org.roundup.store.Database;

/**
 * The mails that the messages of an item are, and which answers which. A message that answers no mail, or none that is
 * known, answers the first message of the item.
 */
final class MailThread {

    /** More would make headers that mail servers refuse; the oldest and the newest ones are what programs look at. */
    private static final int MOST = 30;

    private static final Pattern MAIL_ID = Pattern.compile("<[^<>\\s]+>");

    private final List<String> messageIds;
    private final HyperClass messages;

    MailThread(Database db, HyperClass items, String itemId) {
        this.messages =
                db.getclass(items.definition().property("messages").reference().target());
        this.messageIds = ((List<?>) items.get(itemId, "messages"))
                .stream().map(String::valueOf).toList();
    }

    /**
     * The ids of the mails before a message, the oldest first; the last one is the mail that it answers.
     *
     * @param id id of the message
     * @param mailId its own id as a mail
     */
    List<String> before(String id, String mailId) {
        boolean answers = messages.definition().has("inreplyto");
        String first = messageIds.isEmpty() || messageIds.get(0).equals(id) ? "" : text(messageIds.get(0), "messageid");
        String parent = answers ? answered(id) : "";
        List<String> chain = parent.isEmpty() ? new ArrayList<>() : chain(parent);
        if (!first.isEmpty() && chain.stream().noneMatch(first::equalsIgnoreCase)) {
            chain.add(first);
        }
        Collections.reverse(chain);
        chain.removeIf(mailId::equalsIgnoreCase);
        if (chain.size() > MOST) {
            chain.subList(1, 1 + chain.size() - MOST).clear();
        }
        return chain;
    }

    /** A mail and those before it, as far as they are messages of the item; the newest first. */
    private List<String> chain(String newest) {
        Map<String, String> parents = new LinkedHashMap<>();
        for (String id : messageIds) {
            String mail = text(id, "messageid");
            if (!mail.isEmpty()) {
                parents.putIfAbsent(mail.toLowerCase(Locale.ROOT), answered(id));
            }
        }
        List<String> chain = new ArrayList<>();
        String next = newest;
        while (next != null && !next.isEmpty() && chain.stream().noneMatch(next::equalsIgnoreCase)) {
            chain.add(next);
            next = parents.remove(next.toLowerCase(Locale.ROOT));
        }
        return chain;
    }

    /** The id of the mail that a message answers, without what else the header may have had; empty if there is none. */
    private String answered(String id) {
        String last = "";
        Matcher found = MAIL_ID.matcher(text(id, "inreplyto"));
        while (found.find()) {
            last = found.group();
        }
        return last;
    }

    private String text(String id, String property) {
        Object value = messages.definition().has(property) ? messages.get(id, property) : null;
        return value == null ? "" : value.toString().strip();
    }
}
