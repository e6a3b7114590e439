package org.roundup.tracker.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.option.Catalogue;
import org.roundup.tracker.config.option.LoggingOptions;
import org.roundup.tracker.config.option.MailgwOptions;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.NosyOptions;
import org.roundup.tracker.config.option.Option;
import org.roundup.tracker.config.option.RdbmsOptions;
import org.roundup.tracker.config.option.SubjectMatch;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.tracker.config.option.When;

class TrackerConfigTest {
    private static final String MINIMUM =
            "[tracker]\nweb=http://h/\n[rdbms]\nbackend=sqlite\n[mail]\ndomain=example.com\nhost=localhost\n";

    @TempDir
    private Path home;

    @BeforeEach
    void writeSecrets() throws IOException {
        Files.writeString(home.resolve("sec.txt"), "s3cret  \nsecond line\n");
        Files.writeString(home.resolve("empty.txt"), "\n");
    }

    static List<String[]> syntax() {
        return Vectors.of("/org/roundup/tracker/config/syntax.vectors");
    }

    static List<String[]> defaults() {
        return Vectors.of("/org/roundup/tracker/config/defaults.vectors");
    }

    static List<String[]> values() {
        return Vectors.of("/org/roundup/tracker/config/values.vectors");
    }

    @ParameterizedTest
    @MethodSource("syntax")
    void readsTheSyntax(String text, String name, String expected) throws IOException {
        check(Vectors.unescape(text).replace("MIN", MINIMUM), name, expected);
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsTheValue(String option, String value, String expected) throws IOException {
        String[] place = option.split(" ");
        String line = place[1] + " = " + value.replace("HOME", home.toString()) + "\n";
        String domain = place[0].equals("mail") ? "" : "[mail]\ndomain = example.com\n";
        check(domain + "[" + place[0] + "]\n" + line, Option.canonicalName(place[0], place[1]), expected);
    }

    private void check(String text, String name, String expected) throws IOException {
        String resolved = Vectors.unescape(expected)
                .replace("FILE", home.resolve("config.ini").toString())
                .replace("HOME", home.toString());
        if (resolved.startsWith("!")) {
            ConfigurationError error =
                    assertThrows(ConfigurationError.class, () -> load(text).get(name));
            assertTrue(
                    error.getMessage().startsWith(resolved.substring(1)),
                    () -> "Expected " + resolved + " but got " + error.getMessage());
        } else {
            assertEquals(resolved, String.valueOf(load(text).get(name)));
        }
    }

    private TrackerConfig load(String text) throws IOException {
        Files.writeString(home.resolve("config.ini"), text);
        return TrackerConfig.load(home);
    }

    @Test
    void aHomeWithoutFileIsNamedAsGiven() {
        ConfigurationError error =
                assertThrows(ConfigurationError.class, () -> TrackerConfig.load(Path.of("target/nosuch")));
        assertEquals("No valid configuration files found in directory target/nosuch", error.getMessage());
    }

    @Test
    void bytesThatAreNotUtf8AreLocated() throws IOException {
        Files.write(home.resolve("config.ini"), "[tracker]\nname = Größe".getBytes(StandardCharsets.ISO_8859_1));
        ConfigurationError error = assertThrows(ConfigurationError.class, () -> TrackerConfig.load(home));
        assertTrue(error.getMessage().contains("config.ini is not UTF-8 text: unexpected byte at offset 19"));
    }

    @Test
    void allErrorsAreReportedTogetherWithTheirPlace() {
        String text = "[web]\ndebug = x\nfoo\n[nosy]\nadd_author = y\n[web]\n[tracker]\nname = 5%\n";
        ConfigurationError error = assertThrows(ConfigurationError.class, () -> load(text));
        String file = home.resolve("config.ini").toString();
        assertEquals(
                String.join(
                        "\n",
                        "While reading from '" + file + "' [line  6]: section 'web' already exists",
                        "Source contains parsing errors: '" + file + "'",
                        "\t[line  3]: 'foo\\n'",
                        "Error in " + file + " with section [tracker] at option name: '%' must be followed by '%' or"
                                + " '(', found: '%' (line 8)",
                        "Invalid value for WEB_DEBUG: 'x'",
                        "Allowed values: yes, no",
                        "(" + file + ", line 2, section [web], option debug)",
                        "Invalid value for NOSY_ADD_AUTHOR: 'y'",
                        "Allowed values: yes, no, new",
                        "(" + file + ", line 5, section [nosy], option add_author)"),
                error.getMessage());
    }

    @Test
    void referencesThatMultiplyAreStopped() {
        StringBuilder text = new StringBuilder("[tracker]\nname = %(a0)s\n");
        for (int i = 0; i < 8; i++) {
            text.append("a" + i + " = ")
                    .append(("%(a" + (i + 1) + ")s").repeat(50))
                    .append('\n');
        }
        text.append("a8 =\n");
        ConfigurationError error = assertThrows(ConfigurationError.class, () -> load(text.toString()));
        assertTrue(error.getMessage().contains("Recursion limit exceeded"));
    }

    @Test
    void unknownNamesAreNoticedWithTheNearestKnownOne() throws IOException {
        List<String> notices = load("[NOSY]\n[web]\nsecret_key=k\nenable_xmlrcp=no\nxyz=1\n[obsolete]\na=1\n")
                .notices();
        assertEquals(4, notices.size());
        assertTrue(notices.get(0).contains("Unknown section [NOSY]")
                && notices.get(0).endsWith("Did you mean nosy?"));
        assertTrue(notices.get(1).contains("line 4") && notices.get(1).endsWith("Did you mean enable_xmlrpc?"));
        assertTrue(notices.get(2).endsWith("line 5, is ignored."));
        assertTrue(notices.get(3).contains("[obsolete]"));
    }

    @Test
    void valuesWithoutEffectAreNoticed() throws IOException {
        TrackerConfig config = load("[main]\ntemplate_engine=jinja2\nindexer=whoosh\nhtml_version=html5\n"
                + "[sessiondb]\nbackend=anydbm\n[rdbms]\nread_default_file=/etc/my.cnf\nread_default_group=roundup\n"
                + "[logging]\nconfig=nosuch.json\ndisable_loggers=no\n");
        assertEquals(
                List.of("jinja2", "whoosh", "anydbm", "nosuch.json", "/etc/my.cnf"),
                config.notices().stream()
                        .filter(notice -> notice.startsWith("Value "))
                        .map(notice -> notice.split(" ")[1])
                        .toList());
        assertTrue(config.notices().get(config.notices().size() - 1).contains("secret_key"));
    }

    @Test
    void constantsGiveTypedValues() throws IOException {
        TrackerConfig config = load("[web]\ndebug=yes\nlogin_attempts_min=9999999999\ntrusted_proxies=10.1.0.0/16\n"
                + "csrf_enforce_token=Required\n[nosy]\nadd_author=new\n[main]\ntimezone=-5\n"
                + "[mailgw]\nsubject_content_match=activity + 30d\n[rdbms]\nport=1\nisolation_level=Repeatable Read\n");
        assertTrue(config.get(WebOptions.DEBUG));
        assertEquals(9999999999L, config.get(WebOptions.LOGIN_ATTEMPTS_MIN));
        assertEquals(Integer.MAX_VALUE, config.integer(WebOptions.LOGIN_ATTEMPTS_MIN));
        assertEquals(WebOptions.Enforcement.REQUIRED, config.get(WebOptions.CSRF_ENFORCE_TOKEN));
        assertTrue(config.get(WebOptions.TRUSTED_PROXIES).get(0).contains(InetAddress.getByName("10.1.2.3")));
        assertFalse(config.get(WebOptions.TRUSTED_PROXIES).get(0).contains(InetAddress.getByName("10.2.2.3")));
        assertTrue(config.get(NosyOptions.ADD_AUTHOR).applies(true));
        assertFalse(config.get(NosyOptions.ADD_AUTHOR).applies(false));
        assertEquals(When.NO, config.get(MailgwOptions.LEAVE_BODY_UNCHANGED));
        assertEquals(ZoneOffset.ofHours(-5), config.get(MainOptions.TIMEZONE));
        assertEquals(
                new SubjectMatch(SubjectMatch.Kind.ACTIVITY, "30d"), config.get(MailgwOptions.SUBJECT_CONTENT_MATCH));
        assertEquals(Optional.of(1), config.get(RdbmsOptions.PORT));
        assertEquals(RdbmsOptions.Isolation.REPEATABLE_READ, config.get(RdbmsOptions.ISOLATION_LEVEL));
        assertEquals(LoggingOptions.Level.ERROR, config.get(LoggingOptions.LEVEL));
        assertEquals(ZoneId.of("UTC"), load("[main]\ntimezone=0\n").get(MainOptions.TIMEZONE));
        assertEquals(ZoneOffset.ofHours(-7), load("[main]\ntimezone=MST\n").get(MainOptions.TIMEZONE));
    }

    @Test
    void scriptsAskByNameAliasOrPlace() throws IOException {
        TrackerConfig config = load(MINIMUM);
        assertEquals("http://h/", config.get("TRACKER_WEB"));
        assertEquals("http://h/", config.getAt("TRACKER_WEB"));
        assertEquals("http://h/", config.get("tracker", "web"));
        assertEquals("localhost", config.get("MAILHOST"));
        assertEquals(home.toString(), config.get("HOME"));
        assertEquals(home.toString(), config.get("TRACKER_HOME"));
        assertNull(config.get("TRACKER_LANGUAGE"));
        ConfigurationError unknown = assertThrows(ConfigurationError.class, () -> config.get("web_debug"));
        assertEquals("Unsupported configuration option: web_debug", unknown.getMessage());
    }

    @Test
    void addressesWithoutDomainFailOnlyWhenUsed() throws IOException {
        TrackerConfig config = load("");
        ConfigurationError error = assertThrows(ConfigurationError.class, () -> config.get(MainOptions.ADMIN_EMAIL));
        assertEquals("MAIL_DOMAIN is not set and has no default", error.getMessage());
    }

    @Test
    void aMissingSecretKeyIsRandomButConstant() throws IOException {
        TrackerConfig first = load("");
        assertEquals(first.get(WebOptions.SECRET_KEY), first.get("WEB_SECRET_KEY"));
        assertEquals(44, first.get(WebOptions.SECRET_KEY).length());
        assertFalse(first.get(WebOptions.SECRET_KEY).equals(load("").get(WebOptions.SECRET_KEY)));
    }

    @Test
    void patternsMatchAsInPython() throws IOException {
        TrackerConfig config = load("[mailgw]\nrefwd_re = (?P<my_mark>r.)\\w[[&&]\\Z(?P=my_mark)?\n");
        assertTrue(config.get(MailgwOptions.REFWD_RE).matcher("réä&").matches());
        assertEquals(
                "(?P<my_mark>r.)\\w[[&&]\\Z(?P=my_mark)?",
                config.text(MailgwOptions.REFWD_RE).orElseThrow());
        assertTrue(load("").get(MailgwOptions.REFWD_RE).matcher("re: ").find());
    }

    @Test
    void everyDefaultIsCanonicalAndEveryOptionDescribed() throws Exception {
        for (Option<?> option : Catalogue.options()) {
            assertFalse(option.description().isBlank(), option.name());
            if (option.initial().isPresent() && !option.generated()) {
                String initial = option.initial().get();
                assertEquals(initial, option.type().canonical(initial), option.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void knowsTheOptionWithItsDefault(String name, String expected) {
        Set<String> ours = Set.of("main template_engine", "main timezone", "rdbms backend", "web secret_key");
        String[] place = name.split(" ");
        Option<?> option = Catalogue.find(place[0], place[1]).orElseThrow();
        if (!ours.contains(name)) {
            assertEquals(
                    expected,
                    option.initial().map(text -> text.replace("%", "%%")).orElse("NO DEFAULT"));
        }
    }

    @Test
    void keepsTheOrderOfOptions() {
        List<String> theirs = defaults().stream().map(row -> row[0]).toList();
        assertEquals(
                theirs,
                Catalogue.options().stream()
                        .map(option -> option.section() + " " + option.setting())
                        .filter(theirs::contains)
                        .toList());
    }
}
