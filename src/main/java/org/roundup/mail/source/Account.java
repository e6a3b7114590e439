package org.roundup.mail.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roundup.hyperdb.UsageError;

/**
 * An account on a mail server.
 *
 * @param user null if it is not known yet
 * @param password null if it is not known yet
 * @param port -1 for the usual one
 */
public record Account(String user, String password, String server, int port) {

    private static final Pattern FORM = Pattern.compile("(?:([^:]*)(?::(.*))?@)?([^@:]+)(?::([0-9]{1,5}))?");

    private static final int LAST_PORT = 65_535;

    /**
     * Reads {@code [user[:password]@]server[:port]}. The last {@code @} is the one before the server.
     *
     * @throws UsageError if the text has another form
     */
    public static Account parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new UsageError("A mail server is given as [user[:password]@]server[:port]");
        }
        int port = matcher.group(4) == null ? -1 : Integer.parseInt(matcher.group(4));
        if (port > LAST_PORT) {
            throw new UsageError("There is no port " + port);
        }
        return new Account(matcher.group(1), matcher.group(2), matcher.group(3), port);
    }

    public Account withUser(String name) {
        return new Account(name, password, server, port);
    }

    public Account withPassword(String secret) {
        return new Account(user, secret, server, port);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + server + (port < 0 ? "" : ":" + port);
    }
}
