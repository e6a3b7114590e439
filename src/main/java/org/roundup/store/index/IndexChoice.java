package org.roundup.store.index;

import org.roundup.hyperdb.ConfigurationError;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.PostgresDialect;
import org.roundup.store.sql.SqliteDialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which index a setting means on which engine. */
final class IndexChoice {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.index");

    private IndexChoice() {}

    static TextIndex choose(TextIndex.Settings settings, Dialect dialect) {
        Words words = new Words(settings.stopWords());
        switch (settings.indexer()) {
            case "":
            case "native":
                return new NativeIndex(words);
            case "xapian":
            case "whoosh":
                LOG.info("There is no indexer {} here; using native instead", settings.indexer());
                return new NativeIndex(words);
            case "native-fts":
                return nativeFts(settings, dialect, words);
            default:
                throw new ConfigurationError("[main] indexer is '" + settings.indexer()
                        + "'; it may be native or native-fts, or empty for native");
        }
    }

    private static TextIndex nativeFts(TextIndex.Settings settings, Dialect dialect, Words words) {
        if (dialect instanceof SqliteDialect) {
            return new SqliteFtsIndex(words);
        }
        if (dialect instanceof PostgresDialect) {
            return new PostgresFtsIndex(settings.language());
        }
        throw new ConfigurationError("[main] indexer is native-fts, which is only there on sqlite and postgresql;"
                + " with " + dialect.name() + " use native");
    }
}
