package org.roundup.mail.incoming;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.mail.TrackerCopies;
import org.roundup.mail.letter.Letter;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;

/** Trackers that take mails through the gateway, and a look at what has become of them. */
abstract class GatewayCase {

    @TempDir
    static Path folder;

    static TrackerCopies copies;

    @BeforeAll
    static void make() {
        copies = new TrackerCopies(folder);
    }

    @AfterAll
    static void close() {
        copies.close();
    }

    static Tracker plain() {
        return copies.with(List.of());
    }

    static Receipt take(Tracker tracker, String mail) {
        return new Gateway(tracker, GatewayOptions.NONE)
                .take(new ByteArrayInputStream(mail.replace('¶', '\n').getBytes(StandardCharsets.UTF_8)));
    }

    static int count(Tracker tracker, String className) {
        try (Database db = tracker.open("admin")) {
            return db.getclass(className).count();
        }
    }

    static String text(Letter letter) {
        return letter.text().get(0).text();
    }

    static Object creatorOfLast(Tracker tracker) {
        try (Database db = tracker.open("admin")) {
            return db.getclass("issue").get(String.valueOf(db.getclass("issue").count()), "creator");
        }
    }
}
