package org.roundup.cli.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.UsageError;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.ConfigDraft;
import org.roundup.tracker.config.ConfigWriter;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.home.Initialiser;
import org.roundup.tracker.home.Installer;
import org.roundup.tracker.home.TemplateSet;
import org.roundup.tracker.home.TemplateSets;
import org.roundup.tracker.home.TrackerHome;
import org.roundup.tracker.notify.NosyMessage;
import org.roundup.tracker.notify.Notifier;
import org.roundup.tracker.notify.PlainMail;

/** The home of a demo tracker: makes it, fills it, deletes it. */
final class DemoHome {

    private final TrackerHome home;
    private final PrintStream out;

    DemoHome(Path path, PrintStream out) {
        this.home = new TrackerHome(path);
        this.out = out;
    }

    boolean exists() {
        return home.isInstalled();
    }

    /** The URL of the tracker that is there. */
    String url() {
        return TrackerConfig.load(home.path()).get(TrackerOptions.WEB);
    }

    /** Deletes the tracker; refuses to delete a folder that holds none. */
    void erase() {
        if (!Files.exists(home.path())) {
            return;
        }
        if (!exists()) {
            throw new UsageError("Refusing to delete a directory that holds no tracker: " + home.path());
        }
        out.println("Deleting the tracker that is left from the previous demo.");
        try (TemplateSets sets = TemplateSets.find()) {
            new Installer(sets).erase(home);
        }
    }

    /** Lets the tracker know its URL, which pages and mails contain. */
    void moveTo(String url) {
        if (url.equals(url())) {
            return;
        }
        ConfigDraft draft = new ConfigDraft();
        draft.setAll(home.config());
        draft.set("tracker_web", url);
        ConfigWriter.write(draft, home.config());
    }

    /** Makes the tracker and, unless it is to stay empty, its sample data. */
    void create(String template, String backend, String url, boolean empty) {
        try (TemplateSets sets = TemplateSets.find()) {
            TemplateSet set = sets.find(template)
                    .orElseThrow(() -> new UsageError("Unknown template: " + template + ". There are: "
                            + String.join(
                                    ", ",
                                    sets.all().stream().map(TemplateSet::name).toList())));
            out.println("Making a " + template + " tracker in " + home.path() + " ...");
            Files.createDirectories(home.path().toAbsolutePath().getParent());
            new Installer(sets).install(home, set, backend, settings(backend, url));
            new Initialiser(home).initialise("admin");
        } catch (IOException error) {
            throw new ConfigurationError("Could not make " + home.path() + ": " + error.getMessage(), error);
        }
        if (!empty) {
            fill(template);
        }
    }

    private void fill(String template) {
        DemoClock clock = new DemoClock(Instant.now());
        try (Tracker tracker = Tracker.open("demo", home.path(), new NoNotices(), clock)) {
            if (SampleData.fits(tracker.schema())) {
                new SampleData(tracker, clock).fill(Clock.systemUTC().instant());
            } else {
                SampleData.addDemoUser(tracker);
                out.println("There is no sample data for the template " + template + ".");
            }
        }
    }

    private static Map<String, String> settings(String backend, String url) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("tracker_name", "Trailhead Maps");
        settings.put("tracker_web", url);
        settings.put("mail_domain", "localhost");
        settings.put("mail_host", "localhost");
        settings.put("mail_debug", "mail.txt");
        settings.put("instant_registration", "yes");
        if (!backend.equals("sqlite")) {
            settings.put("rdbms_host", "localhost");
            settings.put("rdbms_user", "rounduptest");
            settings.put("rdbms_password", "rounduptest");
            settings.put("rdbms_name", "rounduptest");
        }
        return settings;
    }

    /** Nobody is told of what sample people do. */
    private static final class NoNotices implements Notifier {

        @Override
        public void nosyMessage(Hyperdb db, NosyMessage message) {}

        @Override
        public void mail(Hyperdb db, PlainMail mail) {}
    }
}
