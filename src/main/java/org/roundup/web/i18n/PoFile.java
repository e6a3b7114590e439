package org.roundup.web.i18n;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads catalogues in the form that translators use (gettext's PO files): {@code msgid} and {@code msgstr} with quoted
 * texts that may go on in further lines, {@code msgid_plural} with {@code msgstr[0]} and {@code msgstr[1]}. Entries
 * without translation and fuzzy ones are passed over.
 */
final class PoFile {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Translator.PluralText> plurals = new HashMap<>();
    private final Map<String, StringBuilder> entry = new HashMap<>();
    private StringBuilder current;
    private boolean fuzzy;

    private PoFile() {}

    static Translator read(Reader reader, Locale locale) throws IOException {
        PoFile file = new PoFile();
        BufferedReader lines = new BufferedReader(reader);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            file.take(line.strip());
        }
        file.finish();
        return new Translator(locale, file.texts, file.plurals);
    }

    private void take(String line) {
        if (line.startsWith("#")) {
            fuzzy |= line.startsWith("#,") && line.contains("fuzzy");
        } else if (line.startsWith("\"")) {
            if (current != null) {
                current.append(unquoted(line));
            }
        } else if (!line.isEmpty()) {
            int blank = line.indexOf(' ');
            String keyword = blank < 0 ? line : line.substring(0, blank);
            if (keyword.equals("msgid")) {
                boolean wasFuzzy = fuzzy && entry.isEmpty();
                finish();
                fuzzy = wasFuzzy;
            }
            current = new StringBuilder(
                    blank < 0 ? "" : unquoted(line.substring(blank + 1).strip()));
            entry.put(keyword, current);
        } else {
            finish();
        }
    }

    private void finish() {
        String id = text("msgid");
        if (!id.isEmpty() && !fuzzy) {
            if (!text("msgstr").isEmpty()) {
                texts.put(id, text("msgstr"));
            }
            if (!text("msgstr[0]").isEmpty() && !text("msgstr[1]").isEmpty()) {
                plurals.put(id, new Translator.PluralText(text("msgstr[0]"), text("msgstr[1]")));
            }
        }
        entry.clear();
        current = null;
        fuzzy = false;
    }

    private String text(String keyword) {
        StringBuilder text = entry.get(keyword);
        return text == null ? "" : text.toString();
    }

    private static String unquoted(String quoted) {
        if (quoted.length() < 2 || !quoted.endsWith("\"")) {
            return "";
        }
        String text = quoted.substring(1, quoted.length() - 1);
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                out.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
