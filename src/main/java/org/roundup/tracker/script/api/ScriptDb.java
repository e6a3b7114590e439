package org.roundup.tracker.script.api;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.UsageError;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.notify.PlainMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database as detectors and other scripts use it: {@code db.issue.get(id, 'title')}, {@code db.getuid()}, {@code
 * db.config['TRACKER_WEB']}. It checks no permissions.
 */
public final class ScriptDb extends GroovyObjectSupport {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.script");

    private final ScriptContext context;
    private final Hyperdb hyperdb;
    private final Map<String, ScriptClass> classes = new HashMap<>();

    private final boolean inDetector;

    ScriptDb(ScriptContext context, Hyperdb hyperdb, boolean inDetector) {
        this.context = context;
        this.hyperdb = hyperdb;
        this.inDetector = inDetector;
    }

    /** The unit of work behind this view. */
    public Hyperdb hyperdb() {
        return hyperdb;
    }

    ScriptContext context() {
        return context;
    }

    public ScriptClass getclass(String name) {
        ScriptClass known = classes.get(name);
        if (known == null) {
            known = new ScriptClass(this, hyperdb.getclass(name));
            classes.put(name, known);
        }
        return known;
    }

    public List<String> getclasses() {
        return hyperdb.getclasses();
    }

    @Override
    public Object getProperty(String property) {
        // Groovy would take getclasses() for the getter of this one.
        return property.equals("classes") ? classes() : super.getProperty(property);
    }

    /** The classes by name, in the order of the schema. */
    private Map<String, ScriptClass> classes() {
        Map<String, ScriptClass> all = new LinkedHashMap<>();
        hyperdb.schema().classes().forEach(definition -> all.put(definition.name(), getclass(definition.name())));
        return all;
    }

    /** {@code db.issue}: called by Groovy for names that it does not find. */
    public ScriptClass propertyMissing(String name) {
        return getclass(name);
    }

    public boolean hasnode(String className, Object id) {
        return getclass(className).hasnode(id);
    }

    public ScriptItem getnode(String className, Object id) {
        return getclass(className).getnode(id);
    }

    public List<JournalEntry> getjournal(String className, Object id) {
        return getclass(className).history(id);
    }

    public String getuid() {
        return hyperdb.getuid();
    }

    public String getJournaltag() {
        return hyperdb.getJournaltag();
    }

    /** {@code db.reauth_done}: whether the user has given the password once more. */
    public boolean getReauth_done() {
        return hyperdb.isReauthDone();
    }

    /** {@code db.tx_Source}. */
    public String getTx_Source() {
        return hyperdb.getTxSource();
    }

    public TrackerConfig getConfig() {
        return context.config();
    }

    /** Who may do what: {@code db.security.hasPermission('View', userid, 'issue')}. */
    public Access getSecurity() {
        return context.security().on(hyperdb);
    }

    /** Makes all changes permanent; not for detectors, which are part of somebody else's unit of work. */
    public void commit() {
        unitOfWork("commit").commit();
    }

    /** Drops all changes since the last commit; not for detectors. */
    public void rollback() {
        unitOfWork("rollback").rollback();
    }

    private Database unitOfWork(String call) {
        if (inDetector || !(hyperdb instanceof Database)) {
            throw new UsageError("Detectors and checks cannot call " + call + "(): whoever began the change ends it");
        }
        return (Database) hyperdb;
    }

    /**
     * Runs something when the change has become permanent, such as telling another program of it; it should be quick.
     * If it fails the log says so, and the change stays.
     */
    public void after_commit(Closure<?> step) {
        if (!(hyperdb instanceof Database unit)) {
            throw new UsageError("Only a unit of work on a store is committed");
        }
        unit.afterCommit(() -> {
            try {
                step.call();
            } catch (Exception failed) {
                LOG.warn("What a script wanted to do after a change failed: {}", failed.toString());
            }
        });
    }

    /** Has a mail sent after the commit; {@code to} is an address or a list of them. */
    public void sendmail(Object to, CharSequence subject, CharSequence body) {
        List<String> addresses = to instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(to));
        context.notifier().mail(hyperdb, new PlainMail(addresses, subject.toString(), body.toString(), null));
    }
}
