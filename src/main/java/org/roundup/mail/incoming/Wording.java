package org.roundup.mail.incoming;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MailgwOptions;
import org.roundup.tracker.config.option.TrackerOptions;

/** What the gateway says to people, in the language that the tracker has for mail; in English if it is not known. */
final class Wording {

    private static final String BUNDLE = "org.roundup.mail.incoming.answers";
    private static final Pattern VALUE = Pattern.compile("\\{([0-9])\\}");

    /** The language of the computer does not matter. */
    private static final ResourceBundle.Control NO_OTHER =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;

    Wording(TrackerConfig config) {
        String code = config.get(MailgwOptions.LANGUAGE)
                .or(() -> config.get(TrackerOptions.LANGUAGE))
                .orElse("en");
        this.locale = Locale.forLanguageTag(code.replace('_', '-'));
    }

    /**
     * A text.
     *
     * @param values what is put in place of <code>{0}</code>, <code>{1}</code> and so on
     */
    String say(String key, Object... values) {
        ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, locale, NO_OTHER);
        return VALUE.matcher(texts.getString(key))
                .replaceAll(mark -> Matcher.quoteReplacement(String.valueOf(values[Integer.parseInt(mark.group(1))])));
    }

    /** The instructions for people who write to the tracker. */
    String manual() {
        try (InputStream in = Stream.of("manual_" + locale.getLanguage() + ".txt", "manual.txt")
                .map(Wording.class::getResourceAsStream)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Paragraphs with an empty line between them. */
    static String paragraphs(String... texts) {
        return String.join("\n\n", List.of(texts));
    }
}
