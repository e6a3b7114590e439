package org.roundup.web.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.home.Initialiser;
import org.roundup.tracker.home.Installer;
import org.roundup.tracker.home.TemplateSets;
import org.roundup.tracker.home.TrackerHome;
import org.roundup.web.ServedTrackers;
import org.roundup.web.Startup;

/** A tracker made from a template set and served by a real Tomcat in this JVM. The users admin, mary and joe exist. */
public final class TestTracker implements AutoCloseable {

    public static final String NAME = "demo";

    private final Tomcat tomcat;
    private final Tracker tracker;
    private final Path folder;

    private TestTracker(Tomcat tomcat, Tracker tracker, Path folder) {
        this.tomcat = tomcat;
        this.tracker = tracker;
        this.folder = folder;
    }

    /** Makes and serves a tracker; the password of each user is the name. */
    public static TestTracker start(String set, Map<String, String> settings) throws IOException, LifecycleException {
        Path folder = Files.createTempDirectory("roundup-web-");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.resolve("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        TrackerHome home = new TrackerHome(folder.resolve(NAME));
        StandardContext context = new StandardContext();
        context.setPath("");
        context.addLifecycleListener(new Tomcat.FixContextListener());
        context.setParentClassLoader(TestTracker.class.getClassLoader());
        context.addServletContainerInitializer(new Startup(), Set.of());
        tomcat.getHost().addChild(context);
        ServedTrackers.set(context.getServletContext(), Map.of(NAME, home.path()));
        tomcat.start();
        install(home, set, tomcat.getConnector().getLocalPort(), settings);
        Tracker tracker = Tracker.open(NAME, home.path());
        for (String user : new String[] {"mary", "joe"}) {
            tracker.run("admin", db -> db.getclass("user")
                    .create(Map.of(
                            "username",
                            user,
                            "address",
                            user + "@example.org",
                            "roles",
                            "User",
                            "password",
                            tracker.passwords().encode(user))));
        }
        return new TestTracker(tomcat, tracker, folder);
    }

    private static void install(TrackerHome home, String set, int port, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "tracker_web", "http://127.0.0.1:" + port + "/" + NAME + "/",
                "tracker_name", "Test tracker",
                "admin_email", "admin@example.org",
                "mail_domain", "example.org",
                "mail_host", "localhost",
                "web_login_attempts_min", "0",
                "web_registration_delay", "0",
                "password_pbkdf2_default_rounds", "1000"));
        all.putAll(settings);
        Path here = Path.of("").toAbsolutePath();
        TemplateSets sets = TemplateSets.find(
                null, here.resolve("tracker-templates").toString(), home.path().getParent());
        new Installer(sets).install(home, sets.find(set).orElseThrow(), "sqlite", all);
        new Initialiser(home).initialise("admin");
    }

    /** The address of the tracker, with a slash at its end. */
    public String base() {
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/" + NAME + "/";
    }

    public Path home() {
        return folder.resolve(NAME);
    }

    /** A browser without cookies. */
    public Browser browser() {
        return new Browser(base());
    }

    /** A browser in which a user is logged in. */
    public Browser browser(String user) {
        Browser browser = browser();
        browser.login(user, user);
        return browser;
    }

    public void run(String user, Consumer<Database> work) {
        tracker.run(user, work);
    }

    /** The tracker, apart from the one that the server has opened. */
    public Tracker tracker() {
        return tracker;
    }

    public <T> T call(String user, Function<Database, T> work) {
        return tracker.call(user, work);
    }

    @Override
    public void close() throws LifecycleException, IOException {
        tracker.close();
        tomcat.stop();
        tomcat.destroy();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
