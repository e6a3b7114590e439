package org.roundup.cli.admin.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts of help, by topic, from the resource {@code help.txt}. */
final class Help {

    private static final String RESOURCE = "/org/roundup/cli/admin/help.txt";
    private static final String TOPIC = "== ";
    private static final String INDENT = "        ";

    private final Map<String, List<String>> topics = new LinkedHashMap<>();

    Help() {
        try (InputStream in = Help.class.getResourceAsStream(RESOURCE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(TOPIC)) {
                    lines = new ArrayList<>();
                    topics.put(line.substring(TOPIC.length()).strip(), lines);
                } else {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a topic, without those that are empty at its end. */
    List<String> topic(String name) {
        List<String> lines = topics.getOrDefault(name, List.of());
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return lines.subList(0, end);
    }

    /** How a command is called, and what it does. */
    List<String> command(CommandTable.Entry entry) {
        List<String> lines = new ArrayList<>();
        lines.add("Usage: " + entry.usage());
        topic(entry.name()).forEach(line -> lines.add(line.isEmpty() ? "" : INDENT + line));
        return lines;
    }

    /** All commands, a line each. */
    List<String> commands() {
        List<String> lines = new ArrayList<>();
        lines.add("Commands: ");
        CommandTable.ALL.forEach(entry -> lines.add(" " + entry.usage()));
        lines.add("Commands may be abbreviated as long as the abbreviation");
        lines.add("matches only one command, e.g. l == li == lis == list.");
        return lines;
    }

    /** How the program is called. */
    List<String> usage() {
        List<String> lines = new ArrayList<>(topic("usage"));
        lines.add("");
        lines.addAll(commands());
        return lines;
    }
}
