package org.roundup.tracker.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A set of files from which trackers are made.
 *
 * @param name unique
 * @param folder where it is; may be inside a JAR
 * @param info what its TEMPLATE-INFO.txt says, by header
 */
public record TemplateSet(String name, Path folder, Map<String, String> info) {

    /** Name of the file that makes a folder a template set. */
    public static final String INFO_FILE = "TEMPLATE-INFO.txt";

    /** Where it is, as people write it: a folder, or {@code jar:} and a place in a JAR. */
    public String location() {
        return folder.toUri().getScheme().equals("jar") ? folder.toUri().toString() : folder.toString();
    }

    /** What it is for; may be empty. */
    public String description() {
        return info.getOrDefault("Description", "");
    }

    /** Whom it is for; may be empty. */
    public String intendedFor() {
        return info.getOrDefault("Intended-For", "");
    }

    /** The name of the set whose files this one has too, as far as it has none of the same name. */
    Optional<String> base() {
        return Optional.ofNullable(info.get("Extends"));
    }

    /** Names of detectors of the program that trackers of this set get, as far as it has none of the same name. */
    List<String> detectors() {
        return Stream.of(info.getOrDefault("Detectors", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The set in a folder, if there is one. */
    static Optional<TemplateSet> in(Path folder) throws IOException {
        Path file = folder.resolve(INFO_FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Map<String, String> info = headers(Files.readString(file));
        String name = info.getOrDefault("Name", "");
        return name.isEmpty() ? Optional.empty() : Optional.of(new TemplateSet(name, folder, info));
    }

    /** Headers as in mails: a name, a colon, a text that may go on in indented lines. The case of names is evened out. */
    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        String current = null;
        for (String line : text.lines().toList()) {
            int colon = line.indexOf(':');
            if (current != null && !line.isBlank() && Character.isWhitespace(line.charAt(0))) {
                headers.merge(current, line.strip(), (before, more) -> before + " " + more);
            } else if (colon > 0) {
                current = capitalised(line.substring(0, colon).strip());
                headers.put(current, line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static String capitalised(String name) {
        StringBuilder result = new StringBuilder(name.toLowerCase(Locale.ROOT));
        for (int i = 0; i < result.length(); i++) {
            if (i == 0 || result.charAt(i - 1) == '-') {
                result.setCharAt(i, Character.toUpperCase(result.charAt(i)));
            }
        }
        return result.toString();
    }
}
