package org.roundup.tracker.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.hyperdb.Detector;
import org.roundup.hyperdb.Detectors;
import org.roundup.hyperdb.ScriptError;
import org.roundup.tracker.script.api.Face;

class ScriptsTest {

    @TempDir
    Path folder;

    private ScriptHome home;

    @BeforeEach
    void makeHome() {
        home = new ScriptHome(folder).with("schema.groovy", ScriptHome.USER);
    }

    private String failure() {
        try (Scripts scripts = home.scripts()) {
            return assertThrows(ScriptError.class, scripts::detectors).getMessage();
        }
    }

    @Test
    void toleratesPermissionsForWhatDoesNotExist() {
        home.with("schema.groovy", ScriptHome.USER + """

                db.security.addPermission(name: 'View', klass: 'user', properties: ['id', 'phone'])
                db.security.addPermission(name: 'View', klass: 'nosuch')
                """);
        try (Scripts scripts = home.scripts()) {
            assertEquals(
                    List.of(
                            "permission View for \"user\" names properties that do not exist: phone",
                            "permission View for \"nosuch\" is for a class that does not exist"),
                    scripts.security().problems());
        }
    }

    @Nested
    class Registering {

        private List<String> auditors(Detector.Event event) {
            try (Scripts scripts = home.scripts()) {
                return scripts.detectors().of(Detector.Role.AUDITOR, "user", event).stream()
                        .map(Detectors.Registration::name)
                        .toList();
            }
        }

        @Test
        void sortsDetectorsByPriorityThenByNameOfTheFunction() {
            home.with("detectors/one.groovy", """
                            def zz(db, cl, nodeid, newvalues) {}
                            def bb(db, cl, nodeid, newvalues) {}
                            def last(db, cl, nodeid, newvalues) {}
                            def init(db) {
                                db.user.audit('set', last, 200)
                                db.user.audit('set', this.&bb)
                                db.user.audit('set', zz, priority: 50)
                                db.getclass('user').audit('create') { db_, cl, nodeid, newvalues -> null }
                            }
                            """).with("detectors/two.groovy", """
                            def aa(db, cl, nodeid, newvalues) {}
                            def init(db) { db.user.audit('set', aa) }
                            """);
            assertEquals(List.of("zz", "aa", "bb", "last"), auditors(Detector.Event.SET));
            assertEquals(List.of("detectors.one"), auditors(Detector.Event.CREATE));
        }

        @Test
        void refusesEventsAndClassesThatDoNotExist() {
            home.with(
                    "detectors/one.groovy", "def f(a, b, c, d) {}\ndef init(db) {\n    db.user.audit('change', f)\n}");
            assertEquals(
                    "detectors/one.groovy, line 3: There is no event 'change'; there are create, set, retire and"
                            + " restore",
                    failure());
            home.with("detectors/one.groovy", "def init(db) { db.classes.each { name, cl -> db.issue } }");
            assertEquals("detectors/one.groovy, line 1: There is no class called \"issue\"", failure());
        }

        @Test
        void refusesScriptsWithoutInitAndLateChangesOfTheSchema() {
            home.with("detectors/one.groovy", "def inti(db) {}");
            assertEquals("detectors/one.groovy has no function init", failure());
            home.with("detectors/one.groovy", "def init(db) { db.user.setkey('roles') }");
            assertEquals(
                    "detectors/one.groovy, line 1: Classes can be declared and changed in schema.groovy only",
                    failure());
        }

        @Test
        void takesActionsAndFunctionsOfExtensions() {
            home.with("extensions/a.groovy", """
                    class Greet {}
                    def shout(text) { text.toUpperCase() }
                    def init(tracker) {
                        tracker.registerAction('greet', Greet)
                        tracker.registerUtil('shout', shout)
                        tracker.registerUtilMethod('whisper') { utils, text -> text.toLowerCase() }
                    }
                    """);
            try (Scripts scripts = home.scripts()) {
                Extensions extensions = scripts.extensions();
                assertEquals(
                        "extensions.Greet", ((Class<?>) extensions.actions().get("greet")).getName());
                assertEquals(List.of("shout"), List.copyOf(extensions.utils().keySet()));
                assertEquals(
                        List.of("whisper"), List.copyOf(extensions.utilMethods().keySet()));
            }
        }

        @Test
        void refusesActionsForProgramsThatDoNotSayWhoMayCallThem() {
            home.with("extensions/a.groovy", """
                    class Open { def handle() {} }
                    def init(tracker) { tracker.registerApiAction('open', Open) }
                    """);
            assertEquals(
                    "extensions/a.groovy, line 2: The action for programs 'open' (in extensions/a.groovy) must be a"
                            + " function, or a class with a method 'permission' that says who may call it",
                    failure());
        }

        @Test
        void refusesFunctionsOfTheSameNameInTwoExtensions() {
            String script = "def init(tracker) { tracker.registerUtil('f') { 1 } }";
            home.with("extensions/a.groovy", script).with("extensions/b.groovy", script);
            assertEquals(
                    "extensions/b.groovy, line 1: The function for pages 'f' is registered in extensions/a.groovy and"
                            + " in extensions/b.groovy",
                    failure());
        }

        @Test
        void readsInterfacesAsSettingsAndCalls() {
            home.with("interfaces.groovy", """
                    rest.maxResponseRowSize = 500
                    rest.route('/summary2', 'GET') { ctx -> [200, [hello: 'world']] }
                    """);
            try (Scripts scripts = home.scripts()) {
                Face rest = scripts.face("rest");
                assertEquals(500, rest.setting("maxResponseRowSize"));
                assertEquals("/summary2", rest.calls("route").get(0).arguments().get(0));
                assertEquals(3, rest.calls("route").get(0).arguments().size());
            }
        }
    }

    @Nested
    class Compiling {

        @Test
        void listsAllErrorsOfAllFiles() {
            home.with("detectors/one.groovy", "def init(db) {\n").with("detectors/two.groovy", "def x = ]\n");
            String message = failure();
            assertTrue(message.contains("detectors/one.groovy, line"), message);
            assertTrue(message.contains("detectors/two.groovy, line 1"), message);
        }

        @Test
        void letsScriptsUseClassesOfEachOtherAndOfTheLibrary() {
            home.with("lib/shop/Prices.groovy", "package shop\nclass Prices { static int of(String s) { s.size() } }")
                    .with("detectors/Rules.groovy", "package detectors\nclass Rules { int limit = 7 }")
                    .with("detectors/use.groovy", """
                            import shop.Prices
                            def init(db) { assert Prices.of('abc') + new Rules().limit == 10 }
                            """);
            try (Scripts scripts = home.scripts()) {
                scripts.detectors();
            }
        }

        @Test
        void letsScriptsUseJavaClassesOfJars() throws IOException {
            home.with(
                    "Adder.java",
                    "package shop; public class Adder { public static int add(int a) { return a + 1; } }");
            int failed = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "-d",
                            folder.toString(),
                            folder.resolve("Adder.java").toString());
            assertEquals(0, failed);
            Files.createDirectories(folder.resolve("lib"));
            try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("lib/shop.jar")))) {
                jar.putNextEntry(new JarEntry("shop/Adder.class"));
                jar.write(Files.readAllBytes(folder.resolve("shop/Adder.class")));
            }
            home.with("detectors/use.groovy", "import shop.Adder\ndef init(db) { assert Adder.add(2) == 3 }");
            for (int i = 0; i < 2; i++) {
                try (Scripts scripts = home.scripts()) {
                    scripts.detectors();
                }
            }
        }

        @Test
        void keepsScriptsOfTheSameNameInTwoDirectoriesApart() {
            home.with("detectors/tools.groovy", "def init(db) { db.user.audit('set') { a, b, c, d -> null } }")
                    .with("extensions/tools.groovy", "def init(tracker) { tracker.registerUtil('f') { 1 } }");
            try (Scripts scripts = home.scripts()) {
                assertEquals(1, scripts.extensions().utils().size());
            }
        }

        @Test
        void usesCompiledScriptsFromDiskAndMakesBrokenOnesAgain() throws IOException {
            try (Scripts scripts = home.scripts()) {
                scripts.detectors();
            }
            Path compiled = files(".classes").get(0);
            byte[] whole = Files.readAllBytes(compiled);
            Files.write(compiled, new byte[whole.length]);
            try (Scripts scripts = home.scripts()) {
                scripts.detectors();
            }
            assertEquals(whole.length, Files.size(compiled));
            assertTrue(Files.readAllBytes(compiled)[3] != 0);
        }

        @Test
        void worksWithoutACacheFolder() {
            home.with("db", "a file where a directory should be");
            try (Scripts scripts = home.scripts()) {
                assertTrue(scripts.schema().has("user"));
            }
        }
    }

    private List<Path> files(String suffix) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("db/.scripts"))) {
            return all.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    @Nested
    class SnapshotOfTheSchema {

        private static final String RICH = """
                Class('plain', b: Number(default_value: 1.5), a: Boolean(default_value: true, quiet: true))
                one = Class('one', name: String(default_value: 'x', required: true), n: Integer(default_value: 3),
                    d: Date(offset: 'Europe/Berlin', format: '%d', default_value: Date('2020-01-02')),
                    i: Interval(default_value: Interval('1d')), p: Password(scheme: 'SSHA'))
                one.disableJournalling()
                two = Class('two', to: Link('one', rev_multilink: 'froms', msg_header_property: 'n'),
                    many: Multilink('one', do_journal: 'no', try_id_parsing: 'no', rev_multilink: 'others'))
                two.setorderprop('to')
                two.setlabelprop('creation')
                FileClass('msg')
                FileClass('file')
                IssueClass('issue', status: Link('plain'))
                """;

        @Test
        void givesTheSameSchemaWithoutRunningAnyScript() {
            home.with("schema.groovy", ScriptHome.USER + RICH);
            String declared;
            try (Scripts scripts = home.scripts()) {
                declared = SchemaTexts.of(scripts.schema());
            }
            home.with("detectors/broken.groovy", "this is no Groovy {");
            try (Scripts scripts = home.scripts()) {
                assertEquals(declared, SchemaTexts.of(scripts.schema()));
                assertThrows(ScriptError.class, scripts::detectors);
            }
        }

        @Test
        void isMadeAgainWhenTheSchemaOrTheConfigurationChanges() throws IOException {
            home.scripts().schema();
            home.with("schema.groovy", ScriptHome.USER + "Class('other', a: String())");
            assertTrue(home.scripts().schema().has("other"));
            home.with("config.ini", "[tracker]\nname = changed\n");
            home.scripts().schema();
            assertEquals(3, files(".schema").size());
        }

        @Test
        void isIgnoredWhenItIsCutOff() throws IOException {
            home.scripts().schema();
            Path snapshot = files(".schema").get(0);
            byte[] whole = Files.readAllBytes(snapshot);
            Files.write(snapshot, Arrays.copyOf(whole, whole.length - 5));
            assertTrue(home.scripts().schema().has("user"));
            assertEquals(whole.length, Files.size(snapshot));
        }
    }
}
