package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts to be translated, with the places where they stand, in the form of gettext's template files. They are found as
 * literals in calls such as {@code $i18n.t("...")}, {@code gettext('...')} and {@code ngettext("one", "many", n)}.
 */
final class TextCatalogue {

    private static final String LITERAL = "(\"(?:[^\"\\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\.)*+')";
    private static final Pattern CALL =
            Pattern.compile("(?:\\bi18n\\.t|\\b(n?)gettext)\\(\\s*+" + LITERAL + "(?:\\s*+,\\s*+" + LITERAL + ")?");
    private static final String HEADER = """
            msgid ""
            msgstr ""
            "Content-Type: text/plain; charset=UTF-8\\n"
            "Content-Transfer-Encoding: 8bit\\n"
            "Plural-Forms: nplurals=2; plural=(n != 1);\\n"
            """;

    private final Map<String, Text> texts = new LinkedHashMap<>();

    /** A text, its plural or null, and where it stands. */
    private record Text(String one, String many, List<String> places) {}

    /** Collects the texts of a file, whose name is told to translators. */
    void take(String name, String content) {
        Matcher call = CALL.matcher(content);
        int line = 1;
        int seen = 0;
        while (call.find()) {
            line += newLines(content, seen, call.start());
            seen = call.start();
            String one = unquoted(call.group(2));
            boolean plural = "n".equals(call.group(1)) && call.group(3) != null;
            String many = plural ? unquoted(call.group(3)) : null;
            if (!one.isEmpty()) {
                texts.computeIfAbsent(one, text -> new Text(text, many, new ArrayList<>()))
                        .places()
                        .add(name + ":" + line);
            }
        }
    }

    private static int newLines(String content, int from, int to) {
        return (int)
                content.substring(from, to).chars().filter(sign -> sign == '\n').count();
    }

    private static String unquoted(String literal) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < literal.length() - 1; i++) {
            char sign = literal.charAt(i);
            if (sign == '\\') {
                char escaped = literal.charAt(++i);
                text.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
            } else {
                text.append(sign);
            }
        }
        return text.toString();
    }

    int size() {
        return texts.size();
    }

    /** The content of the template file. */
    String text() {
        StringBuilder all = new StringBuilder(HEADER);
        for (Text text : texts.values()) {
            all.append('\n');
            text.places().forEach(place -> all.append("#: ").append(place).append('\n'));
            all.append("msgid ").append(quoted(text.one())).append('\n');
            if (text.many() == null) {
                all.append("msgstr \"\"\n");
            } else {
                all.append("msgid_plural ").append(quoted(text.many())).append('\n');
                all.append("msgstr[0] \"\"\nmsgstr[1] \"\"\n");
            }
        }
        return all.toString();
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        return '"' + escaped + '"';
    }
}
