package org.roundup.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The texts that sample data is made of: people, reports and what people answer. */
record SampleTexts(List<Person> people, List<Report> reports, Map<String, List<String>> replies) {

    /** A user; {@code organisation} may be empty. */
    record Person(String username, String realname, String organisation, String timezone) {}

    /** What an issue begins with. */
    record Report(String priority, String keyword, String title, String text) {}

    static SampleTexts load() {
        List<Person> people = lines("people.txt", 4).stream()
                .map(part -> new Person(part[0], part[1], part[2], part[3]))
                .toList();
        List<Report> reports = lines("issues.txt", 4).stream()
                .map(part -> new Report(part[0], part[1], part[2], part[3]))
                .toList();
        Map<String, List<String>> replies = lines("replies.txt", 2).stream()
                .collect(Collectors.groupingBy(
                        part -> part[0], Collectors.mapping(part -> part[1], Collectors.toList())));
        return new SampleTexts(people, reports, replies);
    }

    private static List<String[]> lines(String name, int parts) {
        try (InputStream in = SampleTexts.class.getResourceAsStream(name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(";", parts))
                    .peek(line -> {
                        if (line.length != parts) {
                            throw new IllegalStateException(name + ": " + Arrays.toString(line));
                        }
                    })
                    .toList();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
