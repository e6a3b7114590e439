package org.roundup.store;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.Schema;
import org.roundup.store.change.Change;
import org.roundup.store.change.ChangeLog;
import org.roundup.store.change.Watermark;
import org.roundup.store.content.PendingContent;
import org.roundup.store.item.ItemCache;
import org.roundup.store.item.ItemColumns;
import org.roundup.store.item.ItemScan;
import org.roundup.store.item.ItemWriter;
import org.roundup.store.journal.Journal;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.webhook.HookQueue;

/**
 * A unit of work on a tracker: everything that one request, mail or command reads and writes. What it writes is
 * committed as a whole or leaves nothing. Reads see what is committed at the time of each statement, and the unit's
 * own changes. Belongs to one thread; whoever opens one closes it.
 */
public final class Database implements Hyperdb, AutoCloseable {

    private final Store store;
    private final SqlSession session;
    private final ItemCache items;
    private final ItemWriter writer;
    private final Journal journal;
    private final PendingContent pendingContent;
    private final Contents contents;
    private final IndexQueue index;
    private final HookQueue hooks;
    private final Searches searches;
    private final Map<String, StoredClass> classes = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Runnable> onClose = new ArrayList<>();
    private final Actor actor;
    private Watermark watermark;
    private String txSource;
    private boolean reauthDone;

    Database(Store store, SqlSession session, String userName, boolean bulk) {
        this.store = store;
        this.session = session;
        this.actor = new Actor(this, userName);
        this.items = new ItemCache(store.schema(), session, store.columns());
        this.writer = new ItemWriter(store.entities(), session);
        this.journal = new Journal(session);
        this.pendingContent = new PendingContent(store.contentFiles(), session, bulk);
        this.contents = new Contents(this, pendingContent);
        this.index = new IndexQueue(store.textIndex(), session, bulk);
        this.hooks = new HookQueue(session);
        this.searches = new Searches(this);
    }

    Store store() {
        return store;
    }

    /** The connection, for statements on tables of one's own. */
    public SqlSession session() {
        return session;
    }

    ItemCache items() {
        return items;
    }

    ItemWriter writer() {
        return writer;
    }

    /** The history of items, without regard to permissions. */
    public Journal journal() {
        return journal;
    }

    /** The content of items of file classes. */
    public Contents contents() {
        return contents;
    }

    /** Searches beyond those of {@link StoredClass}: counts by group, full text. */
    public Searches searches() {
        return searches;
    }

    /** Texts on their way into the full-text index. */
    public IndexQueue index() {
        return index;
    }

    /** Hands over all items of a class, retired ones too, without keeping them. */
    public void scan(ClassDefinition definition, Consumer<ItemScan.ScannedItem> consumer) {
        ItemColumns columns = store.columns().get(definition.name());
        new ItemScan(session, columns, new ItemCache(schema(), session, store.columns())).run(consumer);
    }

    @Override
    public Schema schema() {
        return store.schema();
    }

    @Override
    public StoredClass getclass(String name) {
        StoredClass known = classes.get(name);
        if (known == null) {
            known = new StoredClass(this, schema().get(name));
            classes.put(name, known);
        }
        return known;
    }

    @Override
    public String getuid() {
        return actor.id();
    }

    @Override
    public String getJournaltag() {
        return actor.name();
    }

    /** Makes another user, by name, the one who acts from now on. */
    public void setCurrentUser(String name) {
        actor.become(name);
    }

    @Override
    public boolean isReauthDone() {
        return reauthDone;
    }

    /** Says whether the current user has given the password once more. */
    public void setReauthDone(boolean done) {
        reauthDone = done;
    }

    /** Names the session, by its key or null, from which changes come: it outlives a change of its user's password. */
    public void setOwnSession(String key) {
        actor.setOwnSession(key);
    }

    /**
     * Stores the password of a user in another encoding. It is the same password: the user's sessions go on.
     *
     * @param encoded the password that the user has, encoded anew
     */
    public void reencodePassword(String userId, Password encoded) {
        actor.keepingSessions(() -> getclass("user").set(userId, Map.of("password", encoded)));
    }

    /** Ends the sessions of a user whose password or name changes, together with the change. */
    void endSessions(String userName) {
        actor.endSessions(userName);
    }

    @Override
    public String getTxSource() {
        return txSource;
    }

    /** Says where the changes come from: web, rest, xmlrpc, email, email-sig-openpgp or cli. */
    public void setTxSource(String source) {
        txSource = source;
    }

    @Override
    public boolean hasRole(String userId, String... roles) {
        Collection<String> present = rolesOf(userId);
        for (String role : roles) {
            if (present.contains(role.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Collection<String> rolesOf(String userId) {
        return actor.rolesOf(userId);
    }

    /**
     * Lets the current user act with some of the own roles only, until the unit is closed.
     *
     * @param roles names in lower case; those that the user does not have are not given by this
     */
    public void restrictRoles(Collection<String> roles) {
        actor.restrictRoles(roles);
    }

    @Override
    public ZoneId timezone() {
        return actor.zone();
    }

    /** The zone in which a user reads and writes dates. */
    public ZoneId timezoneOf(String userId) {
        return UserZone.of(this, userId, store.settings().timezone());
    }

    @Override
    public RoundupDate now() {
        return RoundupDate.now(store.settings().clock());
    }

    /**
     * Takes the write lock of the transaction, so that what is checked from now on still holds at commit: on SQLite
     * the whole database, elsewhere the item.
     *
     * @throws NotFound if there is no such item
     */
    public void lock(String className, String id) {
        if (!ValueChecks.isId(id) || items.findForUpdate(className, id).isEmpty()) {
            throw new NotFound("no such " + className + " " + id);
        }
    }

    void requireWritable() {
        if (actor.name() == null) {
            throw new DatabaseError("Database open read-only");
        }
        getuid();
    }

    /** Takes the next id of a class. */
    public String takeId(ClassDefinition definition) {
        return Long.toString(session.dialect().takeIds(session, definition.name(), 1));
    }

    /**
     * Notes a change of an item.
     *
     * @param before values before of what changed, of a Multilink what was added and removed
     * @param after values after
     */
    void changed(
            ClassDefinition definition, String id, Change.Event event, Map<String, ?> before, Map<String, ?> after) {
        Change change =
                new Change(definition.name(), id, event, getuid(), now().epochMilli(), List.copyOf(after.keySet()));
        changes.add(change);
        hooks.add(change, definition, before, after);
    }

    /** Notes that nothing but the content of an item has changed: a history has no room for it, caches must know. */
    void replacedContent(ClassDefinition definition, String id) {
        changes.add(
                new Change(definition.name(), id, Change.Event.SET, getuid(), now().epochMilli(), List.of("content")));
    }

    /** Notes that many items of a class were written past {@link StoredClass}. */
    public void imported(ClassDefinition definition) {
        changes.add(new Change(
                definition.name(), Change.NO_ITEM, Change.Event.IMPORT, getuid(), now().epochMilli(), List.of()));
    }

    /** Runs a step when the transaction has been committed; it must not fail. */
    public void afterCommit(Runnable step) {
        afterCommit.add(step);
    }

    /** Runs a step when the unit has been closed, whatever became of it. */
    public void onClose(Runnable step) {
        onClose.add(step);
    }

    /**
     * How far the change log had come when this unit first asked, for caches of what units read: to be asked before
     * anything is read that goes into the cache.
     */
    public Watermark watermark() {
        if (watermark == null) {
            watermark = ChangeLog.watermark(session);
        }
        return watermark;
    }

    /** Makes all changes permanent. */
    public void commit() {
        index.complete();
        hooks.flush();
        ChangeLog.record(session, changes);
        changes.clear();
        pendingContent.beforeCommit();
        session.commit();
        pendingContent.afterCommit();
        items.clear();
        watermark = null;
        List<Runnable> steps = List.copyOf(afterCommit);
        afterCommit.clear();
        steps.forEach(Runnable::run);
    }

    /** Drops all changes since the last commit. */
    public void rollback() {
        session.rollback();
        index.clear();
        hooks.clear();
        changes.clear();
        pendingContent.rollback();
        items.clear();
        watermark = null;
        afterCommit.clear();
    }

    /** Drops what was not committed and gives the connection back. */
    @Override
    public void close() {
        try {
            rollback();
        } finally {
            try {
                session.close();
            } finally {
                List<Runnable> steps = List.copyOf(onClose);
                onClose.clear();
                steps.forEach(Runnable::run);
            }
        }
    }
}
