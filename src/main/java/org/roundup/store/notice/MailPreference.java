package org.roundup.store.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.roundup.hyperdb.ValueError;

/**
 * What a user, or a role for those of its users who have not said it themselves, wants to be mailed.
 *
 * @param own whether of the user's own messages
 * @param rhythm how often
 * @param news of which new items besides those that list the user: names of classes, and {@code query} followed by the id
 *     of a saved query
 */
public record MailPreference(Own own, Rhythm rhythm, Set<String> news) {

    /** Nothing was said: the configuration of the tracker decides. */
    public static final MailPreference NONE = new MailPreference(Own.DEFAULT, Rhythm.DEFAULT, Set.of());

    /** Whether users get their own messages. */
    public enum Own {
        DEFAULT,
        YES,
        NO
    }

    /** How often mail comes. */
    public enum Rhythm {
        DEFAULT,
        /** Each message as a mail. */
        SINGLE,
        /** A mail at each full hour with what has come up. */
        HOURLY,
        /** A mail each morning with what has come up. */
        DAILY,
        /** No mail. */
        NEVER;

        /** Whether messages are collected. */
        public boolean isDigest() {
            return this == HOURLY || this == DAILY;
        }
    }

    public MailPreference {
        news = Set.copyOf(news);
    }

    /** The same with another value of the setting {@code own}, {@code rhythm} or {@code new}, as people write it. */
    public MailPreference with(String setting, String value) {
        return switch (setting) {
            case "own" -> new MailPreference(choice(Own.values(), setting, value), rhythm, news);
            case "rhythm" -> new MailPreference(own, choice(Rhythm.values(), setting, value), news);
            case "new" -> new MailPreference(own, rhythm, names(value));
            default -> throw new ValueError("\"" + setting + "\" is not one of own, rhythm, new");
        };
    }

    private static <T extends Enum<T>> T choice(T[] values, String setting, String given) {
        for (T value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(given.strip())) {
                return value;
            }
        }
        String known = String.join(", ", Arrays.stream(values).map(Enum::name).toList())
                .toLowerCase(Locale.ROOT);
        throw new ValueError("\"" + given + "\" is no value of " + setting + "; there are: " + known);
    }

    private static Set<String> names(String list) {
        Set<String> names = new TreeSet<>();
        for (String name : list.split(",")) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names;
    }
}
