package org.roundup.cli.admin.session;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.RawValues;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.UsageError;
import org.roundup.ops.logging.LoggingSetup;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.LoggingOptions;
import org.roundup.tracker.config.option.MainOptions;

/**
 * A run of {@code roundup admin}: opens the tracker and a unit of work when a command first needs them. The unit goes
 * on until {@link #commit} or {@link #rollback}.
 */
public final class Session implements AutoCloseable {

    private static final String ADMIN = "admin";

    private final Options options;
    private final Pragmas pragmas;
    private final Supplier<Path> homeQuestion;
    private Console console;
    private Path home;
    private Tracker tracker;
    private Database db;
    private boolean bulk;
    private boolean changed;

    /** @param homeQuestion asks for the home of the tracker if it was not given */
    public Session(Options options, Pragmas pragmas, Console console, Supplier<Path> homeQuestion) {
        this.options = options;
        this.pragmas = pragmas;
        this.console = console;
        this.homeQuestion = homeQuestion;
        this.home = options.home();
    }

    public Options options() {
        return options;
    }

    public Pragmas pragmas() {
        return pragmas;
    }

    public Console console() {
        return console;
    }

    /** Lets answers go elsewhere. */
    public void console(Console other) {
        console = other;
    }

    /** Prints a line of the answer. */
    public void print(String line) {
        console.out().println(line);
    }

    /** Whether more is to be told, by option or pragma. */
    public boolean isVerbose() {
        return options.verbose() || pragmas.is(Pragmas.Name.VERBOSE);
    }

    /** The folder of the tracker; it need not exist. */
    public Path home() {
        if (home == null) {
            home = homeQuestion.get();
        }
        return home;
    }

    /**
     * The tracker.
     *
     * @throws ConfigurationError if it cannot be opened
     */
    public Tracker tracker() {
        if (tracker == null) {
            Path folder = home();
            try {
                Path name = folder.toAbsolutePath().normalize().getFileName();
                tracker = Tracker.open(name == null ? "tracker" : name.toString(), folder);
            } catch (RoundupException e) {
                throw unavailable(e);
            }
            startLogging(tracker.config());
            pragmas.indexer(tracker.config().text(MainOptions.INDEXER).orElse(""));
        }
        return tracker;
    }

    /** Where the tracker names a file for its log, commands log to it too. */
    private void startLogging(TrackerConfig config) {
        boolean elsewhere = config.get(LoggingOptions.FILENAME).isPresent()
                || config.get(LoggingOptions.CONFIG).isPresent();
        if (elsewhere) {
            LoggingSetup.apply(config).forEach(notice -> console.error("Warning: " + notice));
        }
    }

    /** The unit of work, in the name of the user of the options. */
    public Database db() {
        if (db == null) {
            open(false);
        }
        return db;
    }

    /** A unit of work for very many contents; the same as {@link #db()} if something was changed in that already. */
    public Database bulkDb() {
        if (!bulk && !changed) {
            closeDb();
            open(true);
        }
        return db();
    }

    private void open(boolean forBulk) {
        Tracker opened = tracker();
        try {
            db = forBulk ? opened.openBulk(options.user()) : opened.open(options.user());
        } catch (RoundupException e) {
            throw unavailable(e);
        }
        bulk = forBulk;
        db.setTxSource("cli");
        if (!options.user().equals(ADMIN)) {
            requireUser();
        }
    }

    private static ConfigurationError unavailable(RoundupException reason) {
        return new ConfigurationError("Couldn't open tracker: " + reason.getMessage(), reason);
    }

    private void requireUser() {
        try {
            db.getuid();
        } catch (NotFound e) {
            closeDb();
            throw new ConfigurationError("no such user \"" + options.user() + "\"", e);
        }
    }

    /**
     * A class of the tracker.
     *
     * @throws UsageError if there is none of that name
     */
    public StoredClass hyperclass(String name) {
        if (!db().schema().has(name)) {
            throw new UsageError("no such class \"" + name + "\"");
        }
        return db().getclass(name);
    }

    /** The value that a text stands for; null if the text is null. */
    public Object value(HyperClass hyperclass, String itemId, String property, String text) {
        return new RawValues(db(), tracker().passwords()).rawToHyperdb(hyperclass, itemId, property, text);
    }

    /** Notes that there is something to commit. */
    public void changed() {
        changed = true;
    }

    public boolean hasChanges() {
        return changed;
    }

    /** Makes permanent what was changed. */
    public void commit() {
        if (db != null) {
            db.commit();
        }
        changed = false;
    }

    /** Drops what was changed. */
    public void rollback() {
        if (db != null) {
            db.rollback();
        }
        changed = false;
    }

    /** Closes the tracker; the next command opens it again. */
    public void reopen() {
        closeDb();
        if (tracker != null) {
            tracker.close();
            tracker = null;
        }
    }

    private void closeDb() {
        if (db != null) {
            db.close();
            db = null;
        }
        bulk = false;
        changed = false;
    }

    @Override
    public void close() {
        reopen();
    }
}
