package org.roundup.cli.admin.command;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.PropertyArguments;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.UsageError;
import org.roundup.security.Passwords;
import org.roundup.tracker.config.option.MainOptions;

/** {@code perftest}: measures how long it takes to encode a password. */
public final class PerftestCommand implements Command {

    private static final int FEWEST_ROUNDS = 1000;
    private static final double NANOS = 1e9;

    @Override
    public int run(Session session, List<String> arguments) {
        boolean named = !arguments.isEmpty() && arguments.get(0).indexOf('=') < 0;
        if (named && !arguments.get(0).equals("password")) {
            throw new UsageError("Unknown test " + arguments.get(0) + "; there is only password");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "rounds", Long.toString(session.tracker().config().get(MainOptions.PASSWORD_PBKDF2_DEFAULT_ROUNDS)));
        settings.put("scheme", Passwords.DEFAULT_SCHEME);
        settings.putAll(PropertyArguments.parse(named ? arguments.subList(1, arguments.size()) : arguments));
        int rounds = rounds(session, settings.get("rounds"));
        if (rounds > 0) {
            measure(session, rounds, settings.get("scheme"));
        }
        return 0;
    }

    /** The number, which may have points or commas between its digits; 0 if it is none that can be used. */
    private static int rounds(Session session, String text) {
        try {
            int rounds = Integer.parseInt(String.valueOf(text).replace(",", "").replace(".", ""));
            if (rounds >= FEWEST_ROUNDS) {
                return rounds;
            }
            session.print("Invalid 'rounds'. Must be larger than 999.");
        } catch (NumberFormatException e) {
            session.print("Invalid 'rounds'. It must be an integer not: " + (text == null ? "None" : text));
        }
        return 0;
    }

    private static void measure(Session session, int rounds, String scheme) {
        if (scheme != null && !Passwords.schemeNames().contains(scheme)) {
            session.print("Unknown encryption scheme '" + scheme + "'");
        }
        if (scheme == null || !Passwords.schemeNames().contains(scheme)) {
            session.print("Supported schemes (default is first, case sensitive):\n   "
                    + String.join(", ", Passwords.schemeNames()) + ".");
            return;
        }
        Passwords passwords = new Passwords(rounds, new SecureRandom());
        long start = System.nanoTime();
        passwords.encode("a long password that is to be hashed", scheme);
        double seconds = (System.nanoTime() - start) / NANOS;
        String repeated =
                Passwords.supportsRounds(scheme) ? Integer.toString(rounds) : "scheme does not support rounds.";
        session.print(String.format(
                Locale.ROOT, "Hash time: %.9f seconds, scheme: %s, rounds: %s", seconds, scheme, repeated));
    }
}
