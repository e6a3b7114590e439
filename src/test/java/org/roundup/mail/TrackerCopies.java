package org.roundup.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.roundup.mail.outgoing.MailNotifier;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.ConfigDraft;
import org.roundup.tracker.config.ConfigWriter;
import org.roundup.tracker.home.Initialiser;
import org.roundup.tracker.home.Installer;
import org.roundup.tracker.home.TemplateSets;
import org.roundup.tracker.home.TrackerHome;

/**
 * Trackers with the same people and items, each with its own configuration: users alice (3), bob (4) and carol (5), issue1
 * "Printer on fire" with a message by alice.
 */
public final class TrackerCopies implements AutoCloseable {

    private static final Map<String, String> SETTINGS = Map.of(
            "tracker_web", "http://tracker.example/demo/",
            "mail_domain", "tracker.example",
            "mail_host", "localhost",
            "mail_debug", "mail.txt",
            "password_pbkdf2_default_rounds", "1000");

    private final Path folder;
    private final Map<String, Tracker> open = new HashMap<>();

    public TrackerCopies(Path folder) {
        this.folder = folder;
        TrackerHome home = new TrackerHome(folder.resolve("model"));
        try (TemplateSets sets = TemplateSets.find(null, null, folder)) {
            new Installer(sets).install(home, sets.find("classic").orElseThrow(), "sqlite", SETTINGS);
        }
        new Initialiser(home).initialise("secret");
        try (Tracker tracker = Tracker.open("model", home.path(), new MailNotifier(), Clock.systemUTC())) {
            tracker.run("admin", TrackerCopies::fill);
        }
        delete(home.path().resolve("mail.txt"));
    }

    private static void fill(Database db) {
        user(db, "alice", "Alice Able", "alice@example.org", "");
        user(db, "bob", "Bob Börg", "bob@example.org", "robert@other.example\nALI@other.example");
        user(db, "carol", "", "carol@example.org", "");
        db.getclass("keyword").create(Map.of("name", "net"));
        db.getclass("keyword").create(Map.of("name", "db"));
        db.setCurrentUser("alice");
        String message = db.getclass("msg")
                .create(Map.of(
                        "author",
                        "3",
                        "content",
                        "First text",
                        "summary",
                        "First text",
                        "messageid",
                        "<first@example.org>",
                        "recipients",
                        List.of("4")));
        db.getclass("issue")
                .create(Map.of(
                        "title",
                        "Printer on fire",
                        "nosy",
                        List.of("3", "4"),
                        "keyword",
                        List.of("1"),
                        "priority",
                        db.getclass("priority").lookup("bug"),
                        "messages",
                        List.of(message)));
        db.session().update("DELETE FROM ee_outbox");
    }

    private static void user(Database db, String name, String real, String address, String others) {
        db.getclass("user")
                .create(Map.of(
                        "username",
                        name,
                        "realname",
                        real,
                        "address",
                        address,
                        "roles",
                        "User",
                        "alternate_addresses",
                        others));
    }

    /**
     * The tracker with these settings, each {@code option=value}, or {@code schema:}, {@code interfaces:},
     * {@code detector:} or {@code config:}
     * and text to be added.
     */
    public Tracker with(List<String> settings) {
        return open.computeIfAbsent(String.join(" & ", settings), key -> make(settings, "copy" + open.size()));
    }

    private Tracker make(List<String> settings, String name) {
        Path home = folder.resolve(name);
        copy(folder.resolve("model"), home);
        TrackerHome copy = new TrackerHome(home);
        ConfigDraft draft = new ConfigDraft();
        draft.setAll(copy.config());
        for (String setting : settings) {
            if (setting.startsWith("schema:")) {
                append(home.resolve("schema.groovy"), setting.substring("schema:".length()));
            } else if (setting.startsWith("detector:")) {
                append(home.resolve("detectors").resolve("own.groovy"), setting.substring("detector:".length()));
            } else if (setting.startsWith("interfaces:")) {
                append(home.resolve("interfaces.groovy"), setting.substring("interfaces:".length()));
            } else if (setting.startsWith("config:")) {
                append(home.resolve("detectors").resolve("config.ini"), setting.substring("config:".length()));
            } else {
                draft.set(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
            }
        }
        ConfigWriter.write(draft, copy.config());
        return Tracker.open(name, home, new MailNotifier(), Clock.systemUTC());
    }

    private static void append(Path file, String text) {
        try {
            String before = Files.exists(file) ? Files.readString(file) : "";
            Files.writeString(file, before + "\n" + text.replace("¶", "\n") + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        open.values().forEach(Tracker::close);
    }
}
