package org.roundup.cli.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.Schema;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;

/**
 * Two years in the life of a tracker: people report, ask, answer, assign, attach, fix and close, each change made by
 * its author at its time through the ordinary road, detectors included. The same seed makes the same story.
 */
final class SampleData {

    private static final int DAYS = 730;
    private static final int DEVELOPERS = 5;

    private final Tracker tracker;
    private final DemoClock clock;
    private final Random random = new Random(2001);
    private final SampleTexts texts = SampleTexts.load();
    private final List<String> users = new ArrayList<>();
    private final Map<String, String> keywords = new HashMap<>();

    SampleData(Tracker tracker, DemoClock clock) {
        this.tracker = tracker;
        this.clock = clock;
    }

    /** Whether the classes that the story needs are there. */
    static boolean fits(Schema schema) {
        return List.of("issue", "msg", "file", "keyword", "priority", "status").stream()
                .allMatch(schema::has);
    }

    /** Adds the user demo alone. */
    static void addDemoUser(Tracker tracker) {
        tracker.run("admin", db -> db.getclass("user")
                .create(Map.of(
                        "username", "demo",
                        "password", tracker.passwords().encode("demo"),
                        "address", "demo@example.org",
                        "roles", "User")));
    }

    /** Fills a tracker that has its initial data; {@code end} is when the story ends. */
    void fill(Instant end) {
        Instant start = end.minus(Duration.ofDays(DAYS));
        clock.set(start);
        addUsers();
        List<SampleTexts.Report> reports = texts.reports();
        long step = Duration.between(start, end).toMinutes() / (reports.size() + 1);
        for (int i = 0; i < reports.size(); i++) {
            clock.set(start.plus(Duration.ofMinutes(step * (i + 1) - random.nextInt(2000))));
            IssueStory story = new IssueStory(reports.get(i), Duration.between(clock.instant(), end), end);
            story.tell();
        }
    }

    private void addUsers() {
        tracker.run("admin", db -> {
            for (SampleTexts.Person person : texts.people()) {
                addUser(db, person);
            }
        });
        tracker.run("admin", db -> addUser(db, new SampleTexts.Person("demo", "Demo User", "", "UTC")));
    }

    private void addUser(Database db, SampleTexts.Person person) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("username", person.username());
        values.put("realname", person.realname());
        values.put("address", person.username() + "@example.org");
        values.put("timezone", person.timezone());
        values.put("roles", "User");
        if (!person.organisation().isEmpty()) {
            values.put("organisation", person.organisation());
        }
        // the others cannot log in: passwords that everybody can guess are no example to give
        if (person.username().equals("demo")) {
            values.put("password", tracker.passwords().encode("demo"));
        } else {
            users.add(person.username());
        }
        db.getclass("user").create(values);
    }

    /** The story of one issue, from the report to where it stands today. */
    private final class IssueStory {

        private final SampleTexts.Report report;
        private final Duration age;
        private final Instant end;
        private final String reporter = pick(users);
        private final String developer = users.get(random.nextInt(DEVELOPERS));
        private final Set<String> participants = new LinkedHashSet<>(List.of(reporter));
        private String issue;

        IssueStory(SampleTexts.Report report, Duration age, Instant end) {
            this.report = report;
            this.age = age;
            this.end = end;
        }

        void tell() {
            open();
            boolean old = age.toDays() > 60;
            if (age.toDays() > 2) {
                reply(developer, "ask", Map.of("assignedto", "@developer"));
                reply(reporter, "answer", Map.of());
            }
            if (random.nextInt(4) == 0) {
                reply(pick(users), "note", Map.of());
            }
            if (report.priority().equals("wish") || report.priority().equals("feature")) {
                reply(developer, "plan", old && random.nextBoolean() ? Map.of("status", "deferred") : Map.of());
            }
            if (age.toDays() > 20 && random.nextInt(10) < 8) {
                reply(developer, "found", Map.of("status", "in-progress"));
                if (old || random.nextBoolean()) {
                    reply(developer, "test", Map.of("status", "testing"));
                }
                if (old && random.nextInt(10) < 9) {
                    reply(reporter, "confirm", Map.of());
                    change(developer, Map.of("status", "resolved"));
                }
            }
        }

        private void open() {
            issue = tracker.call(reporter, db -> {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("title", report.title());
                values.put("priority", db.getclass("priority").lookup(report.priority()));
                values.put("keyword", List.of(keyword(db)));
                values.put("messages", List.of(message(db, report.text())));
                values.put("nosy", List.of(db.getuid()));
                return db.getclass("issue").create(values);
            });
        }

        private String keyword(Database db) {
            return keywords.computeIfAbsent(
                    report.keyword(), name -> db.getclass("keyword").create(Map.of("name", name)));
        }

        private void reply(String author, String stage, Map<String, String> changes) {
            if (!pause()) {
                return;
            }
            participants.add(author);
            String text = pick(texts.replies().get(stage));
            tracker.run(author, db -> {
                Map<String, Object> values = new LinkedHashMap<>(resolve(db, changes));
                List<Object> messages =
                        new ArrayList<>((List<?>) db.getclass("issue").get(issue, "messages"));
                messages.add(message(db, text));
                values.put("messages", messages);
                if (text.contains("attached") || stage.equals("answer") && random.nextInt(3) == 0) {
                    values.put("files", List.of(logFile(db)));
                }
                db.getclass("issue").set(issue, values);
            });
        }

        private void change(String author, Map<String, String> changes) {
            if (pause()) {
                tracker.run(author, db -> db.getclass("issue").set(issue, resolve(db, changes)));
            }
        }

        private Map<String, Object> resolve(Database db, Map<String, String> changes) {
            Map<String, Object> values = new LinkedHashMap<>();
            changes.forEach((name, value) -> values.put(
                    name,
                    name.equals("status")
                            ? db.getclass("status").lookup(value)
                            : db.getclass("user").lookup(developer)));
            return values;
        }

        /** Lets hours or days pass; false if the present is reached. */
        private boolean pause() {
            Duration pause = Duration.ofMinutes(45L + random.nextInt(6 * 24 * 60));
            if (clock.instant().plus(pause).isAfter(end)) {
                return false;
            }
            clock.advance(pause);
            return true;
        }

        private String message(Database db, String text) {
            return db.getclass("msg")
                    .create(Map.of(
                            "content", text,
                            "author", db.getuid(),
                            "date", RoundupDate.now(clock)));
        }

        private String logFile(Database db) {
            StringBuilder log = new StringBuilder();
            for (int line = 0; line < 40; line++) {
                log.append(String.format(
                        "09:%02d:%02d.%03d %-5s map: %s%n",
                        line / 3 + 10,
                        random.nextInt(60),
                        random.nextInt(1000),
                        random.nextInt(12) == 0 ? "WARN" : "INFO",
                        random.nextBoolean() ? "tile " + random.nextInt(9000) + " from cache" : "position fixed"));
            }
            return db.getclass("file")
                    .create(Map.of(
                            "name",
                            "issue" + issue + ".log",
                            "type",
                            "text/plain",
                            "content",
                            log.toString().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
