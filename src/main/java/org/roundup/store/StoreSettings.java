package org.roundup.store;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.roundup.store.index.TextIndex;
import org.roundup.store.schema.SchemaManager;
import org.roundup.store.sql.Dialect;

/**
 * What a store must know of its tracker's configuration.
 *
 * @param dialect the database engine
 * @param pool where connections come from; the store closes it if it is closeable
 * @param folder the tracker's database folder, which holds content files
 * @param fileMask bits that are cleared in the mode of new files
 * @param allowed what may be done to the tables
 * @param textIndex the full-text indexer and its options
 * @param timezone zone of users who have set none
 * @param clock source of the current time
 */
public record StoreSettings(
        Dialect dialect,
        DataSource pool,
        Path folder,
        int fileMask,
        SchemaManager.Allowed allowed,
        TextIndex.Settings textIndex,
        ZoneId timezone,
        Clock clock) {}
