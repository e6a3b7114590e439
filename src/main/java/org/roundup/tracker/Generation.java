package org.roundup.tracker;

import java.time.Clock;
import org.roundup.store.Store;
import org.roundup.store.StoreSettings;
import org.roundup.store.index.TextIndex;
import org.roundup.store.schema.SchemaManager;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.RdbmsOptions;
import org.roundup.tracker.script.Scripts;

/**
 * The scripts of a tracker as they were at one time, and the database as these scripts describe it. When the scripts
 * change, another generation takes over; this one is closed with the last unit of work that uses it.
 */
final class Generation {

    private final TrackerConfig config;
    private final Clock clock;
    private final Scripts scripts;
    private Store store;
    private int users;
    private boolean retired;

    Generation(TrackerConfig config, Clock clock, Scripts scripts) {
        this.config = config;
        this.clock = clock;
        this.scripts = scripts;
    }

    Scripts scripts() {
        return scripts;
    }

    /** The database, with tables as the scripts want them. */
    synchronized Store store() {
        if (store == null) {
            Store opened = open();
            try {
                opened.migrate();
            } catch (RuntimeException e) {
                opened.close();
                throw e;
            }
            opened.detectors(scripts::detectors);
            store = opened;
        }
        return store;
    }

    /** The database as it is, even if it is empty or not up to date; whoever asks closes it. */
    Store open() {
        Connections connections = new Connections(config);
        StoreSettings settings = new StoreSettings(
                connections.dialect(),
                connections.open(),
                config.get(MainOptions.DATABASE),
                config.get(MainOptions.UMASK),
                new SchemaManager.Allowed(config.get(RdbmsOptions.ALLOW_CREATE), config.get(RdbmsOptions.ALLOW_ALTER)),
                new TextIndex.Settings(
                        config.text(MainOptions.INDEXER).orElse(""),
                        config.get(MainOptions.INDEXER_STOPWORDS),
                        config.get(MainOptions.INDEXER_LANGUAGE)),
                config.get(MainOptions.TIMEZONE),
                clock);
        return new Store(settings, scripts.schema());
    }

    /** Begins to use the generation. False if it is closed. */
    synchronized boolean acquire() {
        if (retired && users == 0) {
            return false;
        }
        users++;
        return true;
    }

    synchronized void release() {
        users--;
        closeIfUnused();
    }

    /** Another generation has taken over. */
    synchronized void retire() {
        retired = true;
        closeIfUnused();
    }

    private void closeIfUnused() {
        if (!retired || users > 0) {
            return;
        }
        scripts.close();
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
