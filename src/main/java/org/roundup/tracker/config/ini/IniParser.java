package org.roundup.tracker.config.ini;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the text of a configuration file line by line.
 *
 * <pre>
 * file         = { comment | blank | header | option }
 * comment      = blanks ( '#' | ';' ) text            a whole line only; there are no comments behind a value
 * header       = '[' name ']'                         case counts
 * option       = name ( '=' | ':' ) value             the first delimiter splits; the name is lower-cased
 * continuation = a line indented deeper than the line that began the option; joined with a line feed
 * </pre>
 *
 * <p>Comments between continuation lines are dropped, empty lines are kept if an indented line follows. An option or a
 * section given twice, a line without delimiter and text before the first header are problems.
 */
final class IniParser {
    private final String source;
    private final Map<String, Map<String, IniEntry>> sections = new LinkedHashMap<>();
    private final List<IniProblem> problems = new ArrayList<>();
    private final List<Integer> unreadableLines = new ArrayList<>();
    private final StringBuilder unreadable = new StringBuilder();

    private Map<String, IniEntry> section;
    private String sectionName;
    private IniEntry option;
    private StringBuilder value;
    private int indent;
    private boolean headerMissing;

    /** @param source name of the file, for messages */
    IniParser(String source) {
        this.source = source;
    }

    Map<String, Map<String, IniEntry>> parse(String text) {
        int number = 0;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            number++;
            String content = Blanks.strip(line);
            if (content.isEmpty()) {
                keepEmptyLine();
            } else if (content.charAt(0) != '#' && content.charAt(0) != ';') {
                read(line, content, number);
            }
        }
        finishOption();
        if (!unreadableLines.isEmpty()) {
            problems.add(new IniProblem(
                    unreadableLines.get(0), "Source contains parsing errors: " + Quoted.of(source) + unreadable));
        }
        return sections;
    }

    List<IniProblem> problems() {
        return problems;
    }

    private void keepEmptyLine() {
        if (option != null) {
            value.append('\n');
        }
    }

    private void read(String line, String content, int number) {
        int depth = line.indexOf(content.charAt(0));
        if (option != null && depth > indent) {
            value.append('\n').append(content);
            return;
        }
        indent = depth;
        int close = content.lastIndexOf(']');
        if (content.charAt(0) == '[' && close > 1) {
            openSection(content.substring(1, close), number);
        } else if (section != null) {
            openOption(line, content, number);
        } else if (!headerMissing) {
            headerMissing = true;
            problems.add(new IniProblem(
                    number,
                    "File contains no section headers.\nfile: " + Quoted.of(source) + ", line: " + number + "\n"
                            + Quoted.of(line + "\n")));
        }
    }

    private void openSection(String name, int number) {
        finishOption();
        sectionName = name;
        Map<String, IniEntry> known = sections.get(name);
        if (known != null && !name.equals(IniFile.DEFAULT_SECTION)) {
            problems.add(
                    new IniProblem(number, readingFrom(number) + "section " + Quoted.of(name) + " already exists"));
        }
        section = sections.computeIfAbsent(name, any -> new LinkedHashMap<>());
    }

    private void openOption(String line, String content, int number) {
        finishOption();
        int delimiter = delimiterOf(content);
        String name = delimiter < 0
                ? ""
                : Blanks.strip(content.substring(0, delimiter)).toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            unreadableLines.add(number);
            unreadable.append(String.format("\n\t[line %2d]: ", number));
            unreadable.append(Quoted.of(line + "\n"));
            return;
        }
        if (section.containsKey(name)) {
            problems.add(new IniProblem(
                    number,
                    readingFrom(number) + "option " + Quoted.of(name) + " in section " + Quoted.of(sectionName)
                            + " already exists"));
        }
        option = new IniEntry(sectionName, name, "", number);
        value = new StringBuilder(Blanks.strip(content.substring(delimiter + 1)));
    }

    private static int delimiterOf(String content) {
        for (int i = 0; i < content.length(); i++) {
            if (content.charAt(i) == '=' || content.charAt(i) == ':') {
                return i;
            }
        }
        return -1;
    }

    private void finishOption() {
        if (option != null) {
            String raw = Blanks.stripTrailing(value.toString());
            section.putIfAbsent(option.name(), new IniEntry(option.section(), option.name(), raw, option.line()));
            option = null;
        }
    }

    private String readingFrom(int number) {
        return "While reading from " + Quoted.of(source) + String.format(" [line %2d]: ", number);
    }
}
