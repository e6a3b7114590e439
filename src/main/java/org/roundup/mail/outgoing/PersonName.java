package org.roundup.mail.outgoing;

import java.util.regex.Pattern;
import org.roundup.hyperdb.HyperClass;
import org.roundup.mail.letter.HeaderValue;
import org.roundup.store.Database;

/** How people are named in mail. */
final class PersonName {

    /** A name is one line, whatever somebody has put into it. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\u2028\u2029]+");

    private PersonName() {}

    /** The real name, else the user name. */
    static String of(Database db, String userId) {
        String real = text(db, userId, "realname");
        return real.isEmpty() ? text(db, userId, "username") : real;
    }

    /** The address; empty if there is none that mail can be sent to. */
    static String address(Database db, String userId) {
        String address = HeaderValue.address(text(db, userId, "address"));
        return HeaderValue.isUsableAddress(address) ? address : "";
    }

    private static String text(Database db, String userId, String property) {
        HyperClass users = db.getclass("user");
        Object value = users.definition().has(property) ? users.get(userId, property) : null;
        return value == null
                ? ""
                : CONTROL.matcher(value.toString()).replaceAll(" ").strip();
    }
}
