package org.roundup.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.roundup.store.engine.StoreEngine;

/**
 * A process that writes without end: items with contents that belong together, and new contents for old items. It tells
 * on its output what is committed, so that whoever kills it knows what must be there.
 */
final class CrashWriter {

    private CrashWriter() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        long seed = Long.parseLong(args[1]);
        Random random = new Random(seed);
        try (Store store = StoreEngine.SQLITE.open(folder, TestSchema.schema())) {
            for (long n = 0; ; n++) {
                long text = seed * 1_000_000 + n;
                String id = store.call("admin", db -> write(db, text));
                acknowledge("created " + id + " " + text);
                String old = Integer.toString(random.nextInt(Integer.parseInt(id)) + 1);
                store.run("admin", db -> db.getclass("msg")
                        .set(old, Map.of("content", content(text), "summary", Long.toString(text))));
                acknowledge("edited " + old + " " + text);
            }
        }
    }

    private static String write(Database db, long text) {
        String msg = db.getclass("msg").create(Map.of("content", content(text), "summary", Long.toString(text)));
        db.getclass("thing").create(Map.of("name", "for msg" + msg, "note", msg, "members", List.of("1")));
        return msg;
    }

    /** A text of several blocks of the disk that tells its number at both ends. */
    static String content(long number) {
        return number + "\n" + "x".repeat((int) (number % 7) * 3000) + "\n" + number;
    }

    private static void acknowledge(String what) {
        System.out.println(what);
        System.out.flush();
    }
}
