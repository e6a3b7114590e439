package org.roundup.mail.outgoing;

import java.util.List;
import org.roundup.hyperdb.HyperClass;
import org.roundup.mail.letter.Letter;
import org.roundup.security.Access;
import org.roundup.store.Database;

/** Answers who may have a notification. */
final class Readers {

    private static final String ANONYMOUS = "anonymous";
    private static final String HIDDEN = "[hidden]";
    private static final List<String> READ = List.of("content", "files");

    private final Database db;
    private final Access access;
    private final HyperClass users;

    Readers(Database db, Access access) {
        this.db = db;
        this.access = access;
        this.users = db.getclass("user");
    }

    /** Whether a user can be mailed at all: neither retired nor anonymous. */
    boolean isReader(String userId) {
        return users.hasnode(userId) && !users.isRetired(userId) && !ANONYMOUS.equals(users.get(userId, "username"));
    }

    /** Whether a user may read a message; class and id may be null, which everybody may read. */
    boolean maySee(String userId, String messageClass, String messageId) {
        if (messageId == null) {
            return true;
        }
        HyperClass messages = db.getclass(messageClass);
        return messages.hasnode(messageId)
                && READ.stream()
                        .filter(messages.definition()::has)
                        .allMatch(property -> access.hasPermission("View", userId, messageClass, property, messageId));
    }

    /**
     * The letter to those of its recipients who may have it now. Addresses that belong to nobody stay. A digest, which has
     * one recipient and many messages, keeps those that may be read.
     */
    Letter allowed(Letter letter) {
        Letter.About about = letter.about();
        if (about == null) {
            return letter;
        }
        List<String> recipients = letter.recipients().stream()
                .filter(address -> {
                    String userId = about.readers().get(address);
                    return userId == null || (isReader(userId) && maySeeAny(userId, letter.text()));
                })
                .toList();
        String only = recipients.size() == 1 ? about.readers().get(recipients.get(0)) : null;
        return only == null ? letter.to(recipients) : letter.to(recipients).saying(readable(only, letter.text()));
    }

    private boolean maySeeAny(String userId, List<Letter.Piece> text) {
        boolean hasMessages = false;
        for (Letter.Piece piece : text) {
            if (piece.id() != null) {
                if (maySee(userId, piece.className(), piece.id())) {
                    return true;
                }
                hasMessages = true;
            }
        }
        return !hasMessages;
    }

    private List<Letter.Piece> readable(String userId, List<Letter.Piece> text) {
        return text.stream()
                .map(piece -> maySee(userId, piece.className(), piece.id()) ? piece : Letter.Piece.of(HIDDEN))
                .toList();
    }
}
