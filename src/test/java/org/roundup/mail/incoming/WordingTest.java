package org.roundup.mail.incoming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text of answers is there in every language, with the same values. */
class WordingTest {

    private static final Path SOURCES = Path.of("src/main/java/org/roundup/mail/incoming");

    private static Properties texts(String name) throws IOException {
        Properties texts = new Properties();
        try (InputStreamReader in =
                new InputStreamReader(WordingTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr"})
    void nothingIsMissing(String language) throws IOException {
        Properties english = texts("answers.properties");
        Properties translated = texts("answers_" + language + ".properties");
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(translated.keySet()));
        english.forEach((key, text) ->
                assertEquals(values(text.toString()), values(translated.getProperty(key.toString())), key.toString()));
    }

    private static String values(String text) {
        TreeSet<String> marks = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{[0-9]\\}|-- confirm").matcher(text);
        while (matcher.find()) {
            marks.add(matcher.group());
        }
        return marks.toString();
    }

    @Test
    void everyTextThatIsUsedIsThereAndTheOtherWayRound() throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                code.append(Files.readString(file));
            }
        }
        Properties english = texts("answers.properties");
        Matcher used = Pattern.compile("\\bsay\\(\\s*\"([a-z.]+)\"").matcher(code);
        int count = 0;
        while (used.find()) {
            count++;
            assertTrue(english.containsKey(used.group(1)), used.group(1));
        }
        assertTrue(count > 20);
        english.keySet().forEach(key -> assertTrue(code.indexOf("\"" + key + "\"") > 0, key + " is not used"));
    }
}
