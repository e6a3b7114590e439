package org.roundup.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.Search;
import org.roundup.store.Database;
import org.roundup.store.Store;
import org.roundup.store.engine.StoreEngine;

/** A store on an engine, and a directory to export to and import from. */
abstract class OpenedTransfer {
    @Parameter
    StoreEngine engine;

    @TempDir
    Path folder;

    Store store;
    Path export;

    @BeforeEach
    void open() throws IOException {
        store = engine.open(Files.createDirectory(folder.resolve("db")), TransferSchema.schema());
        store.run("admin", db -> db.getclass("user").create(Map.of("username", "admin")));
        export = Files.createDirectory(folder.resolve("export"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    final void things(String header, String... rows) throws IOException {
        table("thing", header, rows);
        Files.writeString(export.resolve("thing-journals.csv"), "");
    }

    final void table(String className, String header, String... rows) throws IOException {
        Files.writeString(export.resolve(className + ".csv"), header + "\n" + String.join("\n", rows) + "\n");
    }

    final ImportReport load(Path from) {
        try (Database db = store.openBulk("admin")) {
            ImportReport report = importer(db, from).run();
            db.commit();
            return report;
        }
    }

    static Importer importer(Database db, Path from) {
        return new Importer(db, from, true, text -> new Password("plaintext", text), Progress.NONE);
    }

    final ExportReport save(Path to) {
        try (Database db = store.open(null)) {
            return new Exporter(db, to, true, Progress.NONE).run(Exporter.select(db, null));
        }
    }

    final Object get(String className, String id, String property) {
        try (Database db = store.open(null)) {
            return db.getclass(className).get(id, property);
        }
    }

    static List<String> ids(Database db, String className, String words) {
        return db.getclass(className).filter(Search.ALL.withText(words));
    }

    /** A text with dates as the engine keeps them: MySQL drops parts of seconds in Roundup's layout. */
    final String kept(String text) {
        return engine == StoreEngine.MARIADB ? text.replaceAll("(\\d)\\.\\d+(?=, 0, 0, 0\\):)", "$1.0") : text;
    }
}
