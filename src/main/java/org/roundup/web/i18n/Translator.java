package org.roundup.web.i18n;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.RelativeTime;

/** Texts of one language, by their English form. Immutable. */
public final class Translator {

    /** English: every text as it is. */
    public static final Translator ENGLISH = new Translator(Locale.ENGLISH, Map.of(), Map.of());

    /** Names of properties whose letters alone do not make a good label. */
    private static final Map<String, String> LABELS = Map.of(
            "id", "ID",
            "assignedto", "Assigned To",
            "assign_to", "Assigned To",
            "nosy", "Nosy List",
            "realname", "Name",
            "address", "E-mail address",
            "username", "Login name",
            "actor", "Last changed by",
            "creation", "Created",
            "inreplyto", "In reply to");

    /** Languages that are written from right to left; {@code iw} is the old code of Hebrew. */
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi");

    private final Locale locale;
    private final Map<String, String> texts;
    private final Map<String, PluralText> plurals;

    /** A translated text with a number. */
    public record PluralText(String one, String many) {}

    public Translator(Locale locale, Map<String, String> texts, Map<String, PluralText> plurals) {
        this.locale = locale;
        this.texts = Map.copyOf(texts);
        this.plurals = Map.copyOf(plurals);
    }

    public Locale locale() {
        return locale;
    }

    /** The language as HTML names it, such as {@code pt-BR}. */
    public String getTag() {
        return locale.toLanguageTag();
    }

    /** The direction of writing as HTML names it: {@code ltr} or {@code rtl}. */
    public String getDir() {
        return RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
    }

    /** The text in this language, or as it is. */
    public String gettext(String text) {
        return texts.getOrDefault(text, text);
    }

    /** Whether there is a text in this language. */
    boolean knows(String text) {
        return texts.containsKey(text) || plurals.containsKey(text);
    }

    /** The text in this language with {@code ${name}} replaced by values. */
    public String gettext(String text, Map<String, ?> values) {
        String translated = gettext(text);
        if (translated.indexOf("${") < 0) {
            return translated;
        }
        StringBuilder out = new StringBuilder(translated.length() + 32);
        int done = 0;
        for (int start = translated.indexOf("${"); start >= 0; start = translated.indexOf("${", done)) {
            int end = translated.indexOf('}', start);
            if (end < 0) {
                break;
            }
            out.append(translated, done, start).append(values.get(translated.substring(start + 2, end)));
            done = end + 1;
        }
        return out.append(translated, done, translated.length()).toString();
    }

    /** As {@link #gettext(String)}; the short name that templates use. */
    public String t(String text) {
        return gettext(text);
    }

    /** As {@link #gettext(String, Map)}; the short name that templates use. */
    public String t(String text, Map<String, ?> values) {
        return gettext(text, values);
    }

    /** As {@link #gettext(String)}; the name that templates of Roundup use. */
    public String translate(String text) {
        return gettext(text);
    }

    /** The form of a text for a number, with {@code %d} replaced by it. */
    public String ngettext(String one, String many, long number) {
        PluralText translated = plurals.getOrDefault(one, new PluralText(one, many));
        boolean singular = locale.getLanguage().equals("fr") ? number < 2 : number == 1;
        return (singular ? translated.one() : translated.many()).replace("%d", Long.toString(number));
    }

    /** How long ago, or how soon, in words. */
    public String relative(RelativeTime time) {
        if (locale.getLanguage().equals("en")) {
            return time.english();
        }
        boolean one = time.count() == 1;
        String count = Long.toString(time.count());
        String words =
                switch (time.unit()) {
                    case NEXT_DAY -> gettext(time.past() ? "yesterday" : "tomorrow");
                    case MOMENT -> gettext(time.past() ? "just now" : "in a moment");
                    case YEARS -> gettext(one ? "%d year" : "%d years");
                    case MONTHS -> gettext(one ? "%d month" : "%d months");
                    case WEEKS -> gettext(one ? "%d week" : "%d weeks");
                    case DAYS -> gettext(one ? "%d day" : "%d days");
                    case HOURS -> gettext(one ? "%d hour" : "%d hours");
                    case ONE_HOUR -> gettext("an hour");
                    case HOUR_AND_HALF -> gettext("1 1/2 hours");
                    case HOUR_AND_QUARTERS -> gettext("1 %d/4 hours");
                    case MINUTES -> gettext(one ? "%d minute" : "%d minutes");
                    case HALF_HOUR -> gettext("1/2 an hour");
                    case QUARTERS -> gettext("%d/4 hour");
                };
        words = words.replace("%d", count);
        if (time.unit().complete()) {
            return words;
        }
        return gettext(time.past() ? "%s ago" : "in %s").replace("%s", words);
    }

    /** The name of a class as a heading for several of its items. */
    public String plural(String className) {
        String label = capitalised(className.replace('_', ' '));
        if (label.endsWith("s")) {
            return gettext(label + "es");
        }
        return gettext(label.endsWith("y") ? label.substring(0, label.length() - 1) + "ies" : label + "s");
    }

    private static String capitalised(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The name of a thing of the schema, such as {@code assignedto}, as a label: translated if it is known. */
    public String label(String name) {
        String known = texts.get(name);
        if (known != null) {
            return known;
        }
        String words = LABELS.getOrDefault(name, name.replace('_', ' '));
        String translated = texts.get(words);
        if (translated != null) {
            return translated;
        }
        return words.isEmpty() ? words : gettext(capitalised(words));
    }
}
