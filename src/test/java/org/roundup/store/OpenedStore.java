package org.roundup.store;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.store.engine.StoreEngine;

/** A store on an engine with some users, and a unit of work that is open. */
abstract class OpenedStore {
    @Parameter
    StoreEngine engine;

    @TempDir
    Path folder;

    Store store;
    Database db;

    @BeforeEach
    void openTracker() {
        store = engine.open(folder, TestSchema.schema());
        store.run("admin", unit -> {
            StoredClass users = unit.getclass("user");
            users.create(Map.of("username", "admin", "roles", "Admin"));
            users.create(Map.of("username", "anonymous", "roles", "Anonymous"));
            users.create(Map.of("username", "alice", "roles", "User, Tester"));
            users.create(Map.of("username", "bob"));
        });
        db = store.open("admin");
    }

    @AfterEach
    void closeTracker() {
        db.close();
        store.close();
    }

    final StoredClass things() {
        return db.getclass("thing");
    }

    /** MySQL keeps whole seconds in Roundup's layout. */
    final RoundupDate preciseDate(String text) {
        return date(engine == StoreEngine.MARIADB ? text.substring(0, text.lastIndexOf('.')) : text);
    }

    static RoundupDate date(String text) {
        return RoundupDate.parse(text, Instant.EPOCH, ZoneOffset.UTC);
    }
}
