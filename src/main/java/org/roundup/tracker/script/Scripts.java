package org.roundup.tracker.script;

import groovy.lang.Binding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.roundup.hyperdb.Detectors;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.ScriptError;
import org.roundup.security.Passwords;
import org.roundup.security.Security;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.notify.Notifier;
import org.roundup.tracker.script.api.Face;
import org.roundup.tracker.script.api.ScriptContext;
import org.roundup.tracker.script.api.ScriptDb;
import org.roundup.tracker.script.compile.CacheFolder;
import org.roundup.tracker.script.compile.ScriptLoader;
import org.roundup.tracker.script.compile.ScriptTree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One state of the scripts of a tracker. What they declare is found out when it is first asked for; the schema alone is
 * usually known from a snapshot, without running any script. Thread-safe.
 *
 * <p>After {@link #close} nothing new can be loaded from the tracker's libraries: close it when no unit of work uses it.
 */
public final class Scripts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.tracker.script");
    private static final String CACHE = ".scripts";

    private final ScriptTree tree;
    private final TrackerConfig config;
    private final Passwords passwords;
    private final Notifier notifier;
    private final CacheFolder cache;
    private final ScriptContext context;
    private ScriptLoader loader;
    private Schema schema;
    private Declarations declarations;
    private Libraries libraries;

    private Scripts(ScriptTree tree, TrackerConfig config, Passwords passwords, Notifier notifier) {
        this.tree = tree;
        this.config = config;
        this.passwords = passwords;
        this.notifier = notifier;
        this.cache = new CacheFolder(
                Path.of(config.get(MainOptions.DATABASE).toString()).resolve(CACHE));
        this.context = new ScriptContext(config, passwords, notifier, (name, cause) -> loader().describe(name, cause));
    }

    /**
     * The scripts of a home as they are now. Nothing is loaded yet.
     *
     * @param notifier takes what detectors want to have sent
     * @throws ScriptError if there is no schema, or the files cannot be read
     */
    public static Scripts of(TrackerConfig config, Passwords passwords, Notifier notifier) {
        ScriptTree tree = ScriptTree.of(config.home());
        if (!tree.has(ScriptTree.SCHEMA)) {
            throw new ScriptError("There is no " + ScriptTree.SCHEMA + " in " + config.home(), null);
        }
        return new Scripts(tree, config, passwords, notifier);
    }

    /** The state of the files these scripts were read from. */
    ScriptTree tree() {
        return tree;
    }

    /** Whether a tree has the texts that these scripts were loaded from. */
    synchronized boolean haveTextsOf(ScriptTree other) {
        return loader != null && loader.hash().equals(other.hash(other.read()));
    }

    /** The scripts of the same home as they are now. */
    Scripts now() {
        return of(config, passwords, notifier);
    }

    /**
     * The classes of the tracker.
     *
     * @throws ScriptError if the scripts are broken
     */
    public synchronized Schema schema() {
        if (schema == null) {
            String file = tree.schemaHash(config.file()) + ".schema";
            schema = cache.read(file, SchemaSnapshot::read).orElseGet(() -> {
                Schema declared = declarations().schema();
                cache.write(file, out -> SchemaSnapshot.write(declared, out));
                return declared;
            });
        }
        return schema;
    }

    /** The roles and permissions. */
    public Security security() {
        return declarations().security();
    }

    /** The auditors and reactors. */
    public Detectors detectors() {
        return declarations().detectors();
    }

    /** What extensions have registered for pages. */
    public Extensions extensions() {
        return declarations().extensions();
    }

    /** What {@code interfaces.groovy} says of a part: rest, client, mailgw or templating. */
    public Face face(String part) {
        Face face = declarations().interfaces().get(part);
        if (face == null) {
            throw new IllegalArgumentException("Scripts cannot configure " + part);
        }
        return face;
    }

    /** What the tracker brings along; the same object as long as these scripts are in use. */
    public synchronized Libraries libraries() {
        if (libraries == null) {
            libraries = new Libraries(loader(), tree.jars());
        }
        return libraries;
    }

    /** The database as scripts use it. */
    public ScriptDb view(Hyperdb db) {
        declarations();
        return context.view(db);
    }

    private synchronized ScriptLoader loader() {
        if (loader == null) {
            loader = ScriptLoader.load(tree, cache);
        }
        return loader;
    }

    private ScriptRun run() {
        return new ScriptRun(tree, loader(), context);
    }

    private synchronized Declarations declarations() {
        if (declarations == null) {
            declarations = run().declare();
            declarations.security().problems().forEach(problem -> LOG.warn("{}: {}", config.home(), problem));
        }
        return declarations;
    }

    /**
     * Runs {@code initial_data.groovy}, if the tracker has one, with {@code db}, {@code adminpw} and {@code
     * admin_email}.
     *
     * @throws ScriptError if it fails
     */
    public void initialData(Hyperdb db, Password adminPassword) {
        Binding binding = new Binding();
        binding.setVariable("db", view(db));
        binding.setVariable("adminpw", adminPassword);
        binding.setVariable("admin_email", config.get("ADMIN_EMAIL"));
        run().run(ScriptTree.INITIAL_DATA, binding);
    }

    /**
     * Runs a script of the administrator's, which may use the classes of the tracker's scripts and libraries.
     *
     * @param file the script
     * @param db the unit of work that it sees as {@code db}; it has to commit itself
     * @param variables what it sees besides
     * @return what the script returns
     * @throws ScriptError if it cannot be read or fails
     */
    public Object run(Path file, Hyperdb db, Map<String, Object> variables) {
        String name = file.getFileName().toString();
        Binding binding = new Binding(new HashMap<>(variables));
        binding.setVariable("db", view(db));
        try (ScriptLoader own = loader().with(name, Files.readString(file))) {
            return new ScriptRun(tree, own, context).call(name, binding);
        } catch (IOException e) {
            throw new ScriptError(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        if (loader == null) {
            return;
        }
        try {
            loader.close();
        } catch (IOException e) {
            LOG.warn("The libraries of {} could not be closed: {}", config.home(), e.toString());
        }
    }
}
