package org.roundup.web.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CataloguesTest {

    private static final List<Pattern> IN_PAGES = List.of(
            Pattern.compile("i18n\\.t\\((?:\"([^\"]+)\"|'([^']+)')"),
            Pattern.compile("#(?:field|required_field|fact|property|search_text_field)\\(\"([^\"]+)\""),
            Pattern.compile("heading_default = \"([^\"]+)\""),
            Pattern.compile("#set\\(\\$label = \"([^\"]+)\"\\)"),
            Pattern.compile("lists\\.url\\([^)]*, \"([^\"]+)\"\\)"));
    private static final List<Pattern> IN_CODE =
            List.of(Pattern.compile("gettext\\(\\s*\"([^\"]+)\""), Pattern.compile("submit\\(\"([^\"]+)\", \""));

    @TempDir
    Path none;

    private static Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        collect(Path.of("src/main/resources/org/roundup/web/pages"), ".html", IN_PAGES, keys);
        collect(Path.of("tracker-templates"), ".html", IN_PAGES, keys);
        collect(Path.of("src/main/java/org/roundup/web"), ".java", IN_CODE, keys);
        keys.addAll(List.of("Date", "User", "Action", "Changes", "create", "set", "retired", "restored"));
        keys.addAll(List.of("Issues", "Bugs", "Tasks", "Milestones", "Users", "Invalid login", "Username required"));
        keys.addAll(List.of("AND", "OR", "NOT", "up to a week", "older"));
        keys.addAll(
                List.of("%d years", "%d months", "%d weeks", "%d days", "%d hours", "%d minutes", "%s ago", "in %s"));
        assertTrue(keys.size() > 200, "texts are found at all");
        return keys;
    }

    private static void collect(Path folder, String end, List<Pattern> patterns, Set<String> keys) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(end)).toList()) {
                String text = Files.readString(file);
                for (Pattern pattern : patterns) {
                    Matcher matcher = pattern.matcher(text);
                    while (matcher.find()) {
                        boolean first = matcher.group(1) != null;
                        keys.add(first ? matcher.group(1) : matcher.group(2));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr"})
    void everyTextOfThePagesIsTranslated(String code) throws IOException {
        Translator translator = new Languages(none).choose(List.of(code));
        assertEquals(code, translator.getTag());
        Set<String> missing = new TreeSet<>();
        for (String key : keys()) {
            if (!translator.knows(key)) {
                missing.add(key);
            }
            for (String mark : new String[] {"${", "%d", "%s"}) {
                assertEquals(
                        key.split(Pattern.quote(mark), -1).length,
                        translator.gettext(key).split(Pattern.quote(mark), -1).length,
                        key);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "da, en-gb;q=0.8, en;q=0.7|da en_gb en",
                "zn; q = 0.2 ,pt-br;q =1|pt_br zn",
                "de;q=0, fr|fr",
                "*, x1|''"
            })
    void browsersSayWhatTheyRead(String header, String expected) {
        assertEquals(expected, String.join(" ", AcceptLanguage.parse(header)));
    }

    @Test
    void theFirstLanguageThatThereIsWins() throws IOException {
        Files.writeString(none.resolve("pt_BR.po"), "msgid \"Yes\"\nmsgstr \"Sim\"\n");
        Languages languages = new Languages(none);
        assertEquals("Sim", languages.choose(List.of("xx", "pt_BR", "de")).t("Yes"));
        assertEquals("Ja", languages.choose(List.of("de_AT")).t("Yes"));
        assertEquals("Yes", languages.choose(List.of("en", "de")).t("Yes"));
        assertEquals("Yes", languages.choose(List.of("../../de", "zz")).t("Yes"));
    }

    @Test
    void readsCatalogues() throws IOException {
        Translator translator = PoFile.read(
                new StringReader(
                        "# comment\nmsgid \"\"\nmsgstr \"Language: x\"\n\nmsgid \"a\"\n\"b\"\nmsgstr \"c\\n\"\n\"\\\"d\\\"\"\n\n"
                                + "#, fuzzy\nmsgid \"f\"\nmsgstr \"g\"\n\nmsgid \"%d item\"\nmsgid_plural \"%d items\"\n"
                                + "msgstr[0] \"%d Ding\"\nmsgstr[1] \"%d Dinge\"\nmsgid \"last\"\nmsgstr \"letzter\""),
                Locale.GERMAN);
        assertEquals("c\n\"d\"", translator.t("ab"));
        assertEquals("f", translator.t("f"));
        assertEquals("3 Dinge", translator.ngettext("%d item", "%d items", 3));
        assertEquals("letzter", translator.t("last"));
        assertEquals("a ${b", translator.t("a ${b", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "de, issue, Vorgänge",
        "de, query, Suchen",
        "de, status, Status",
        "fr, user, Utilisateurs",
        "en, status, Statuses",
        "en, vcs_rev, Vcs revs",
        "de, vcs_rev, Revisionen",
        "de, my_thing, My things"
    })
    void namesOfClassesHaveAPluralOfTheirOwn(String code, String name, String plural) {
        assertEquals(plural, new Languages(none).choose(List.of(code)).plural(name));
    }
}
