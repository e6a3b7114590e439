package org.roundup.tracker;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.Schema;
import org.roundup.security.Access;
import org.roundup.security.Passwords;
import org.roundup.security.Security;
import org.roundup.store.Database;
import org.roundup.store.Store;
import org.roundup.store.schema.SchemaPlan;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.notify.Notifier;
import org.roundup.tracker.script.Extensions;
import org.roundup.tracker.script.Libraries;
import org.roundup.tracker.script.ScriptWatch;
import org.roundup.tracker.script.Scripts;
import org.roundup.tracker.script.api.Face;
import org.roundup.tracker.script.api.ScriptDb;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open tracker: a home folder with its configuration, scripts and database. Shared by all threads.
 *
 * <p>Scripts that change are in use at the next unit of work, about a second later; broken ones are reported by {@link
 * #scriptProblem}, and the ones before stay in use. What scripts declare is loaded when it is first asked for.
 */
public final class Tracker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.tracker");
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final int FEWEST_ROUNDS = 1000;

    private final String name;
    private final TrackerConfig config;
    private final Passwords passwords;
    private final Notifier notifier;
    private final Clock clock;
    private final Tally tally = new Tally();
    private final ScriptWatch watch = new ScriptWatch(BETWEEN_LOOKS, System::nanoTime);
    private volatile Generation current;
    private boolean closed;

    private Tracker(String name, TrackerConfig config, Notifier notifier, Clock clock) {
        this.name = name;
        this.config = config;
        this.clock = clock;
        this.passwords = new Passwords(
                Math.max(FEWEST_ROUNDS, config.integer(MainOptions.PASSWORD_PBKDF2_DEFAULT_ROUNDS)),
                new SecureRandom());
        this.notifier = notifier.of(config, this::access);
        this.current = new Generation(config, clock, Scripts.of(config, passwords, notifier));
    }

    /**
     * Opens the tracker in a folder.
     *
     * @param name the name in URLs
     * @throws org.roundup.hyperdb.ConfigurationError if the folder holds no tracker or a broken one
     */
    public static Tracker open(String name, Path home) {
        Notifier notifier = ServiceLoader.load(Notifier.class, Tracker.class.getClassLoader())
                .findFirst()
                .orElseThrow();
        return open(name, home, notifier, Clock.systemUTC());
    }

    /**
     * Opens the tracker in a folder.
     *
     * @param notifier takes what detectors want to have sent
     * @param clock source of the time of all changes
     * @throws org.roundup.hyperdb.ConfigurationError if the folder holds no tracker or a broken one
     */
    public static Tracker open(String name, Path home, Notifier notifier, Clock clock) {
        TrackerConfig config = TrackerConfig.load(home);
        config.notices().forEach(notice -> LOG.warn("{}: {}", home, notice));
        return new Tracker(name, config, notifier, clock);
    }

    /** The name in URLs, lower case. */
    public String name() {
        return name;
    }

    /** The folder with the configuration, the scripts and the pages. */
    public Path home() {
        return config.home();
    }

    /** The configuration as it was when the tracker was opened. */
    public TrackerConfig config() {
        return config;
    }

    /** What has been counted since the tracker was opened. */
    public Tally tally() {
        return tally;
    }

    /** Makes and checks passwords as the tracker wants them. */
    public Passwords passwords() {
        return passwords;
    }

    /** Takes what is to be sent when a unit of work is committed. */
    public Notifier notifier() {
        return notifier;
    }

    /**
     * The classes of the tracker.
     *
     * @throws org.roundup.hyperdb.ScriptError if the scripts are broken
     */
    public Schema schema() {
        return latest().scripts().schema();
    }

    /** The roles and permissions. */
    public Security security() {
        return latest().scripts().security();
    }

    /** Answers who may do what within a unit of work. */
    public Access access(Hyperdb db) {
        return security().on(db);
    }

    /** What extensions have registered for pages. */
    public Extensions extensions() {
        return latest().scripts().extensions();
    }

    /** What {@code interfaces.groovy} says of a part: rest, xmlrpc, client, mailgw or templating. */
    public Face face(String part) {
        return latest().scripts().face(part);
    }

    /** The jars of the tracker's folder {@code lib}, and the loader of their classes; the same until scripts change. */
    public Libraries libraries() {
        return latest().scripts().libraries();
    }

    /** The database as scripts use it. */
    public ScriptDb view(Hyperdb db) {
        return latest().scripts().view(db);
    }

    /**
     * Runs a script of the administrator's within a unit of work, which the script has to commit itself.
     *
     * @param file the script; it sees {@code db}, and the variables
     * @return what the script returns
     * @throws org.roundup.hyperdb.ScriptError if it cannot be read or fails
     */
    public Object runScript(Path file, Database db, Map<String, Object> variables) {
        return latest().scripts().run(file, db, variables);
    }

    /** Why changed scripts are not in use, if they are not. */
    public Optional<RoundupException> scriptProblem() {
        return watch.problem();
    }

    /** The database of the moment, for workers and sessions. It may be closed when scripts change: do not keep it. */
    public Store store() {
        return latest().store();
    }

    /**
     * Opens a unit of work, which whoever opens it closes.
     *
     * @param userName who acts, or null for reading only
     */
    public Database open(String userName) {
        return open(store -> store.open(userName));
    }

    /** Opens a unit of work that writes very many contents, which whoever opens it closes. */
    public Database openBulk(String userName) {
        return open(store -> store.openBulk(userName));
    }

    private Database open(Function<Store, Database> how) {
        Generation generation = acquire();
        try {
            Database db = how.apply(generation.store());
            db.onClose(generation::release);
            return db;
        } catch (RuntimeException e) {
            generation.release();
            throw e;
        }
    }

    /**
     * Runs a unit of work and commits it, again if the database refuses it for a passing reason.
     *
     * @param work what to do; nothing of it may leave the database
     */
    public <T> T call(String userName, Function<Database, T> work) {
        Generation generation = acquire();
        try {
            return generation.store().call(userName, work);
        } finally {
            generation.release();
        }
    }

    /** As {@link #call}, without a result. */
    public void run(String userName, Consumer<Database> work) {
        call(userName, db -> {
            work.accept(db);
            return null;
        });
    }

    /** Whether the database holds a tracker. */
    public boolean isInitialised() {
        try (Store store = latest().open()) {
            return store.isInitialised();
        }
    }

    /** What {@link #migrate} would do; nothing is changed. */
    public SchemaPlan planMigration() {
        try (Store store = latest().open()) {
            return store.planMigration();
        }
    }

    /**
     * Brings the tables in line with the schema. Opening the first unit of work does the same without telling.
     *
     * @return what was done
     */
    public SchemaPlan migrate() {
        try (Store store = latest().open()) {
            return store.migrate();
        }
    }

    /**
     * Drops all tables of the database that the configuration names, whoever made them, and closes the tracker. The
     * files of an embedded database and of contents remain.
     */
    public void dropTables() {
        close();
        DatabaseTables.dropAll(new Connections(config));
    }

    /**
     * Fills a new database with what {@code initial_data.groovy} says.
     *
     * @param adminPassword password of the user admin
     * @throws org.roundup.hyperdb.ScriptError if the script fails; nothing is kept then
     */
    public void initialData(Password adminPassword) {
        Generation generation = acquire();
        try {
            generation.store().run("admin", db -> {
                db.setTxSource("cli");
                generation.scripts().initialData(db, adminPassword);
            });
        } finally {
            generation.release();
        }
    }

    private Generation acquire() {
        Generation generation = latest();
        while (!generation.acquire()) {
            Generation newer = current;
            if (newer == generation) {
                throw new DatabaseError("The tracker " + name + " has been closed");
            }
            generation = newer;
        }
        return generation;
    }

    private Generation latest() {
        watch.look(() -> current.scripts(), this::adopt);
        return current;
    }

    private void adopt(Scripts scripts) {
        Generation next = new Generation(config, clock, scripts);
        next.store();
        synchronized (this) {
            Generation former = closed ? next : current;
            current = closed ? current : next;
            former.retire();
        }
    }

    /** Closes the scripts and the database with the last unit of work. */
    @Override
    public synchronized void close() {
        closed = true;
        current.retire();
    }
}
