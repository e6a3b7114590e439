package org.roundup.mail.letter;

import java.security.SecureRandom;
import java.time.Instant;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MailOptions;

/** Makes ids of mails: {@code <seconds.random.designator@domain>}. */
public final class MessageId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LETTERS = 16;

    private MessageId() {}

    /**
     * A new id.
     *
     * @param designator what the mail is about; {@code issueNone} for an item that has no id yet
     */
    public static String create(TrackerConfig config, Instant now, String designator) {
        StringBuilder random = new StringBuilder(LETTERS);
        for (int i = 0; i < LETTERS; i++) {
            random.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return "<%d.%06d.%s.%s@%s>"
                .formatted(
                        now.getEpochSecond(), now.getNano() / 1000, random, designator, config.get(MailOptions.DOMAIN));
    }

    /**
     * The id of a mail that came without one: the same for the same mail.
     *
     * @param digest of all that is in the mail
     */
    public static String ofContent(TrackerConfig config, String digest) {
        return "<" + digest + "@" + config.get(MailOptions.DOMAIN) + ">";
    }
}
