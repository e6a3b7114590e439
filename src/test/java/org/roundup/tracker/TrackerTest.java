package org.roundup.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.DetectorError;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.Reject;
import org.roundup.hyperdb.RejectRaw;
import org.roundup.hyperdb.ScriptError;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.Database;
import org.roundup.tracker.notify.NosyMessage;
import org.roundup.tracker.notify.Notifier;
import org.roundup.tracker.notify.PlainMail;

/** A tracker with scripts of its own on a real database. */
class TrackerTest {

    private static final String SCHEMA = """
            user = Class('user', username: String(), password: Password(), roles: String(), address: String(),
                    age: Number())
            user.setkey('username')
            thing = Class('thing', name: String(), owner: Link('user'), owners: Multilink('user'), when: Date())
            thing.setkey('name')
            """;

    @TempDir
    Path folder;

    private final List<Object> told = new ArrayList<>();
    private Path home;
    private Tracker tracker;

    /** Notes what scripts want to have sent. */
    private final Notifier notifier = new Notifier() {
        @Override
        public void nosyMessage(Hyperdb db, NosyMessage message) {
            told.add(message);
        }

        @Override
        public void mail(Hyperdb db, PlainMail mail) {
            told.add(mail);
        }
    };

    @BeforeEach
    void makeHome() throws IOException {
        home = folder.resolve("home");
        with("config.ini", """
                [tracker]
                web = http://localhost/demo/
                [web]
                secret_key = not so secret
                [mail]
                domain = example.org
                host = localhost
                """);
        with("schema.groovy", SCHEMA);
        with("initial_data.groovy", """
                user = db.getclass('user')
                user.create(username: 'admin', password: adminpw, roles: 'Admin', address: admin_email)
                user.create(username: 'bob', roles: 'User', password: Password('sekrit'))
                """);
    }

    @AfterEach
    void close() {
        if (tracker != null) {
            tracker.close();
        }
    }

    private void with(String path, String text) throws IOException {
        Files.createDirectories(home.resolve(path).getParent());
        Files.writeString(home.resolve(path), text);
    }

    private void detector(String text) throws IOException {
        with("detectors/test.groovy", text);
    }

    private Tracker open() {
        tracker = Tracker.open("demo", home, notifier, Clock.systemUTC());
        if (!tracker.isInitialised()) {
            tracker.initialData(tracker.passwords().encode("secret"));
        }
        return tracker;
    }

    /** Creates a thing as bob and gives the value that its detectors left in a property. */
    private Object created(String property, Map<String, Object> values) {
        try (Database db = open().open("bob")) {
            db.setTxSource("web");
            return db.getclass("thing").get(db.getclass("thing").create(values), property);
        }
    }

    @Test
    void initialDataHasPasswordsAndTheAddressOfTheAdministrator() {
        open().run("admin", db -> {
            assertTrue(tracker.passwords().verify((Password) db.getclass("user").get("1", "password"), "secret"));
            assertTrue(tracker.passwords().verify((Password) db.getclass("user").get("2", "password"), "sekrit"));
            assertEquals("roundup-admin@example.org", db.getclass("user").get("1", "address"));
        });
    }

    @Test
    void brokenInitialDataLeavesTheDatabaseEmpty() throws IOException {
        with("initial_data.groovy", "db.user.create(username: 'admin')\ndb.user.create(username: 'admin')\n");
        ScriptError error = assertThrows(ScriptError.class, this::open);
        assertEquals("initial_data.groovy, line 2: node with key \"admin\" exists", error.getMessage());
        try (Database db = tracker.open(null)) {
            assertEquals(0, db.getclass("user").count());
        }
    }

    @Test
    void detectorsUseTheDatabaseAsInPython() throws IOException {
        detector("""
                def audit_thing(db, cl, nodeid, newvalues) {
                    def admin = db.user.lookup('admin')
                    assert db.user.get(admin, 'username') == 'admin'
                    assert db.user.get(admin, 'age', 7) == 7
                    assert db.user.filter(null, [username: 'bob']) == ['2']
                    assert db.user.filter(null, [:], ['-', 'username']) == ['2', '1']
                    assert db.user.filter(null, [:], sort: '-username', limit: 1) == ['2']
                    assert db.user.filter(['1'], [:]) == ['1']
                    assert db.user.list() == ['1', '2'] && db.user.getnodeids() == ['1', '2']
                    assert db.user.getnodeids(true) == []
                    assert db.user.stringFind(username: 'ADMIN') == ['1']
                    assert db.hasnode('user', '1') && !db.user.is_retired(1)
                    assert db.getuid() == '2' && db.journaltag == 'bob' && db.tx_Source == 'web'
                    assert db.config.TRACKER_WEB == 'http://localhost/demo/'
                    assert db.config['MAIL_DOMAIN'] == 'example.org'
                    assert db.config.detectors['NOSY_X'] == 'y'
                    assert db.security.hasPermission('Edit', '1', 'thing')
                    assert !db.security.hasPermission('Edit', db.getuid(), 'thing')
                    assert cl.classname == 'thing' && cl.getkey() == 'name' && 'owner' in cl.getprops().keySet()
                    assert db.getclasses() == ['thing', 'user'] && db.classes.keySet() as List == ['user', 'thing']
                    assert db.user.has_role('1', 'admin')
                    newvalues.owner = "${db.getuid()}"
                    newvalues.owners = ['1', "${1 + 1}"] as Set
                    newvalues.when = Date('2024-03-15') + Interval('1d')
                }
                def react_thing(db, cl, nodeid, oldvalues) {
                    assert oldvalues == null
                    assert cl.find(owner: '2') == [nodeid] && cl.find(owners: ['1': 1]) == [nodeid]
                    def other = cl.getnode(nodeid)
                    assert other.name == 'x' && other['owner'] == '2' && other.id == nodeid
                    db.user.set(db.getuid(), age: '5')
                    other.name = 'y'
                    assert cl.history(nodeid).size() == 2
                    assert db.getjournal('thing', nodeid).size() == 2
                }
                def init(db) {
                    db.thing.audit('create', audit_thing, 100)
                    db.thing.react('create', react_thing)
                }
                """);
        with("detectors/config.ini", "[nosy]\nx = y\n");
        try (Database db = open().open("bob")) {
            db.setTxSource("web");
            String id = db.getclass("thing").create(Map.of("name", "x"));
            assertEquals("y", db.getclass("thing").get(id, "name"));
            assertEquals(List.of("1", "2"), db.getclass("thing").get(id, "owners"));
            assertEquals(
                    "2024-03-16.00:00:00", db.getclass("thing").get(id, "when").toString());
            assertEquals(5.0, db.getclass("user").get("2", "age"));
        }
    }

    @Test
    void detectorsVetoWithTheErrorsThatTheyThrow() throws IOException {
        detector("""
                def veto(db, cl, nodeid, newvalues) {
                    switch (newvalues.name) {
                        case 'reject': throw new Reject('not today')
                        case 'raw': throw new RejectRaw('<b>no</b>')
                        case 'value': throw new ValueError('no value')
                        case 'java': throw new IllegalArgumentException('no argument')
                        case 'bug': return newvalues.nosuch.more
                        case 'typo': return db.nosuch
                        case 'assert': assert false
                    }
                }
                def init(db) { db.thing.audit('create', veto) }
                """);
        assertEquals("not today", refused(Reject.class, "reject"));
        assertEquals("<b>no</b>", refused(RejectRaw.class, "raw"));
        assertEquals("no value", refused(ValueError.class, "value"));
        assertEquals("no argument", refused(ValueError.class, "java"));
        assertEquals(
                "Error: detectors/test.groovy, line 7: Cannot get property 'more' on null object",
                refused(DetectorError.class, "bug"));
        assertTrue(refused(DetectorError.class, "assert").startsWith("Error: detectors/test.groovy, line 9: assert"));
        assertEquals("There is no class called \"nosuch\"", refused(UnknownName.class, "typo"));
    }

    private String refused(Class<? extends RuntimeException> type, String name) {
        close();
        return assertThrows(type, () -> created("name", Map.of("name", name))).getMessage();
    }

    @Test
    void scriptsOfTheAdministratorCommitThemselvesAndDetectorsCannot() throws IOException {
        with("lib/Names.groovy", "class Names { static one() { 'one' } }");
        detector("def init(db) { db.thing.audit('create') { d, cl, id, v -> if (v.name == 'bad') d.commit() } }");
        with(
                "../admin.groovy",
                "def made = args.collect { db.thing.create(name: it + Names.one()) }\ndb.commit()\nmade");
        with("../broken.groovy", "\ndb.thing.create(name: 'bad')");
        try (Database db = open().open("admin")) {
            assertEquals(
                    List.of("1", "2"),
                    tracker.runScript(home.resolve("../admin.groovy"), db, Map.of("args", List.of("a", "b"))));
            ScriptError error = assertThrows(
                    ScriptError.class, () -> tracker.runScript(home.resolve("../broken.groovy"), db, Map.of()));
            assertEquals(
                    "broken.groovy, line 2: Detectors and checks cannot call commit(): whoever began the change ends it",
                    error.getMessage());
        }
        try (Database db = tracker.open(null)) {
            assertEquals("bone", db.getclass("thing").get("2", "name"));
        }
    }

    @Test
    void detectorsHavePeopleTold() throws IOException {
        detector("""
                def tell(db, cl, nodeid, oldvalues) {
                    cl.nosymessage(nodeid, null, oldvalues, cc_emails: ['a@b.example'], subject: "s ${1}")
                    db.sendmail('c@d.example', 'Hello', 'text')
                }
                def init(db) { db.thing.react('set', tell) }
                """);
        open().run("bob", db -> {
            String id = db.getclass("thing").create(Map.of("name", "x"));
            db.getclass("thing").set(id, Map.of("name", "y"));
        });
        NosyMessage nosy = (NosyMessage) told.get(0);
        assertEquals(
                "thing1: s 1, nosy",
                nosy.className() + nosy.itemId() + ": " + nosy.subject() + ", " + nosy.whichNosy());
        assertEquals(List.of("a@b.example"), nosy.ccEmails());
        assertEquals("x", nosy.oldValues().get("name"));
        assertEquals(
                List.of(new PlainMail(List.of("c@d.example"), "Hello", "text", null)), told.subList(1, told.size()));
    }

    @Test
    void changedScriptsAreInUseSoonAndBrokenOnesAreReported() throws Exception {
        open();
        Database early = tracker.open("bob");
        with("schema.groovy", SCHEMA + "Class('extra', note: String())\n");
        detector("def init(db) { db.extra.audit('create') { d, cl, id, values -> values.note = 'seen' } }");
        waitUntil(() -> tracker.schema().has("extra"));
        assertFalse(early.schema().has("extra"), "a unit of work sees one version of the scripts");
        early.getclass("thing").create(Map.of("name", "old"));
        early.commit();
        early.close();
        tracker.run("bob", db -> {
            assertEquals("seen", db.getclass("extra").get(db.getclass("extra").create(Map.of()), "note"));
            assertEquals(1, db.getclass("thing").count());
        });
        with("schema.groovy", SCHEMA + "Class('extra', note: Sting())\n");
        waitUntil(() -> {
            tracker.schema();
            return tracker.scriptProblem().isPresent();
        });
        assertEquals(
                "schema.groovy, line 6: There is no method 'Sting' for these arguments",
                tracker.scriptProblem().orElseThrow().getMessage());
        assertTrue(tracker.schema().has("extra"));
        tracker.run("bob", db -> db.getclass("extra").create(Map.of()));
    }

    @Test
    void unitsOfWorkGoOnWhileScriptsChange() throws Exception {
        open();
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(3);
        List<Future<Integer>> workers = new ArrayList<>();
        for (int worker = 0; worker < 3; worker++) {
            String prefix = "w" + worker + "-";
            workers.add(pool.submit(() -> {
                int done = 0;
                while (!stop.get()) {
                    String thing = prefix + done++;
                    tracker.run("bob", db -> db.getclass("thing").create(Map.of("name", thing)));
                }
                return done;
            }));
        }
        for (int change = 0; change < 3; change++) {
            String extra = "extra" + "abc".charAt(change);
            with("schema.groovy", SCHEMA + "Class('" + extra + "', note: String())\n");
            waitUntil(() -> tracker.schema().has(extra));
        }
        stop.set(true);
        int expected = 0;
        for (Future<Integer> worker : workers) {
            expected += worker.get();
        }
        pool.shutdown();
        try (Database db = tracker.open(null)) {
            assertEquals(expected, db.getclass("thing").count());
        }
        tracker.close();
        assertThrows(DatabaseError.class, () -> tracker.open(null));
    }

    private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertTrue(condition.getAsBoolean());
    }
}
