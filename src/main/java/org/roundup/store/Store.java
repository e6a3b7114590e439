package org.roundup.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.Detectors;
import org.roundup.hyperdb.Schema;
import org.roundup.store.content.ContentFiles;
import org.roundup.store.content.ContentSweep;
import org.roundup.store.content.PendingContent;
import org.roundup.store.index.TextIndex;
import org.roundup.store.item.ItemColumns;
import org.roundup.store.jpa.Entities;
import org.roundup.store.lease.Leases;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.schema.SchemaManager;
import org.roundup.store.schema.SchemaPlan;
import org.roundup.store.search.SearchCompiler;
import org.roundup.store.search.SearchIndexes;
import org.roundup.store.session.ApiTokens;
import org.roundup.store.session.OneTimeKeys;
import org.roundup.store.session.RateTimes;
import org.roundup.store.session.Sessions;
import org.roundup.store.sql.ConnectionPools;
import org.roundup.store.sql.Retries;
import org.roundup.store.sql.SqlSession;

/**
 * The database of one tracker for one version of its schema. Thread-safe. Opening it brings the tables in line with
 * the schema; closing it closes the pool.
 */
public final class Store implements AutoCloseable {

    private final StoreSettings settings;
    private final Schema schema;
    private final Map<String, ItemColumns> columns = new HashMap<>();
    private final Entities entities;
    private final ContentFiles contentFiles;
    private final TextIndex textIndex;
    private final SearchCache searchCache = new SearchCache();
    private final SearchCompiler searchCompiler;
    private final Outbox outbox = new Outbox();
    private final UnitGate gate;
    private final Leases leases = new Leases(this::newSession);
    private final Sessions sessions;
    private final OneTimeKeys oneTimeKeys;
    private final ApiTokens apiTokens;
    private final RateTimes rateTimes = new RateTimes(this::newSession);
    private volatile Supplier<Detectors> detectors = () -> Detectors.NONE;

    public Store(StoreSettings settings, Schema schema) {
        this.settings = settings;
        this.gate = new UnitGate(settings.pool());
        this.schema = schema;
        for (ClassDefinition definition : schema.classes()) {
            columns.put(definition.name(), new ItemColumns(definition));
        }
        this.entities = new Entities(schema, settings.dialect(), settings.pool());
        this.contentFiles = new ContentFiles(settings.folder().resolve("files"), settings.fileMask());
        this.searchCompiler = new SearchCompiler(schema, settings.dialect());
        this.sessions = new Sessions(this::newSession, settings.clock());
        this.apiTokens = new ApiTokens(this::newSession, settings.clock());
        this.oneTimeKeys = new OneTimeKeys(this::newSession, settings.clock());
        this.textIndex = TextIndex.of(settings.textIndex(), settings.dialect());
    }

    public StoreSettings settings() {
        return settings;
    }

    public Schema schema() {
        return schema;
    }

    Detectors detectors() {
        return detectors.get();
    }

    /** Sets where the detectors come from; it is asked when something is about to change. There are none before. */
    public void detectors(Supplier<Detectors> source) {
        detectors = source;
    }

    Map<String, ItemColumns> columns() {
        return columns;
    }

    /** The entities of the schema, for JPA queries. */
    public Entities entities() {
        return entities;
    }

    SearchCache searchCache() {
        return searchCache;
    }

    SearchCompiler searchCompiler() {
        return searchCompiler;
    }

    public ContentFiles contentFiles() {
        return contentFiles;
    }

    public TextIndex textIndex() {
        return textIndex;
    }

    /** Effects that leave the database after the commit. */
    public Outbox outbox() {
        return outbox;
    }

    /** Jobs that one process does at a time. */
    public Leases leases() {
        return leases;
    }

    /** Sessions of web users. */
    public Sessions sessions() {
        return sessions;
    }

    /** Tokens of programs. */
    public ApiTokens apiTokens() {
        return apiTokens;
    }

    /** Keys that work once: of forms, registrations, password resets. */
    public OneTimeKeys oneTimeKeys() {
        return oneTimeKeys;
    }

    /** Times that rate limits go by. */
    public RateTimes rateTimes() {
        return rateTimes;
    }

    /** Whether the database holds a tracker. */
    public boolean isInitialised() {
        try (SqlSession session = newSession()) {
            return SchemaManager.isInitialised(session);
        }
    }

    /**
     * Creates or alters the tables as the schema wants them, and completes what a process left undone that was killed
     * right after a commit.
     */
    public SchemaPlan migrate() {
        return Retries.run(() -> {
            try (SqlSession session = newSession()) {
                SchemaPlan plan = schemaManager().migrate(session);
                PendingContent.completeMoves(contentFiles, session);
                return plan;
            }
        });
    }

    /**
     * Removes content files that no item refers to, as crashes leave them.
     *
     * @param minAge younger files are left alone, since their unit of work may still run
     */
    public ContentSweep.Report sweep(Duration minAge) {
        List<String> fileClasses = schema.classes().stream()
                .filter(ClassDefinition::isFile)
                .map(ClassDefinition::name)
                .toList();
        try (SqlSession session = newSession()) {
            return new ContentSweep(contentFiles, settings.clock()).sweepOrphans(session, fileClasses, minAge);
        }
    }

    /** What {@link #migrate()} would do. */
    public SchemaPlan planMigration() {
        try (SqlSession session = newSession()) {
            return schemaManager().plan(session);
        }
    }

    private SchemaManager schemaManager() {
        List<String> own = new ArrayList<>(OwnTables.statements(settings.dialect()));
        SearchIndexes.of(schema, settings.dialect()).forEach(index -> own.add(index.create()));
        return new SchemaManager(schema, own, settings.allowed());
    }

    /** A session outside of any unit of work, for sessions, leases and workers. */
    public SqlSession newSession() {
        try {
            return new SqlSession(settings.pool().getConnection(), settings.dialect());
        } catch (SQLException error) {
            throw ConnectionPools.noConnection(error);
        }
    }

    /**
     * Opens a unit of work.
     *
     * @param userName who acts, or null for reading only
     */
    public Database open(String userName) {
        return open(userName, false);
    }

    /** Opens a unit of work that writes very many contents: they are forced to the disk together at the commit. */
    public Database openBulk(String userName) {
        return open(userName, true);
    }

    private Database open(String userName, boolean bulk) {
        gate.enter();
        try {
            Database db = new Database(this, newSession(), userName, bulk);
            db.onClose(gate::leave);
            return db;
        } catch (RuntimeException | Error failed) {
            gate.leave();
            throw failed;
        }
    }

    /**
     * Runs a unit of work and commits it. When the database refuses it for a passing reason (a serialization failure,
     * a deadlock, a busy database) the whole unit is run again, detectors included, after a short pause.
     *
     * @param work what to do; nothing of it may leave the database
     */
    public <T> T call(String userName, Function<Database, T> work) {
        return Retries.run(() -> {
            try (Database db = open(userName)) {
                T result = work.apply(db);
                db.commit();
                return result;
            }
        });
    }

    /** As {@link #call}, without a result. */
    public void run(String userName, Consumer<Database> work) {
        call(userName, db -> {
            work.accept(db);
            return null;
        });
    }

    @Override
    public void close() {
        entities.close();
        if (settings.pool() instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception error) {
                throw new DatabaseError("Could not close the connection pool", error);
            }
        }
    }
}
