package org.roundup.served;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.roundup.ops.http.OperationsStartup;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.home.Initialiser;
import org.roundup.tracker.home.Installer;
import org.roundup.tracker.home.TemplateSet;
import org.roundup.tracker.home.TemplateSets;
import org.roundup.tracker.home.TrackerHome;
import org.roundup.web.ServedTrackers;
import org.roundup.web.Startup;

/** The classic tracker with some more classes and users, as {@code demo} on a server of its own. */
public final class ServedTracker implements AutoCloseable {

    /** Password of all users. */
    public static final String PASSWORD = "sesame";

    private static final String SCHEMA = """

            thing = Class('thing', name: String(required: true), due: Date(), effort: Interval(), flag: Boolean(),
                    ratio: Number(), count: Integer(), parts: Multilink('thing'), pw: Password(), hidden: String(),
                    code: Link('status', try_id_parsing: 'no'))
            thing.setkey('name')
            nokey = Class('nokey', note: String())
            p = db.security.addPermission(name: 'View', klass: 'thing',
                    properties: ['id', 'name', 'due', 'effort', 'flag', 'ratio', 'count', 'parts', 'code'])
            db.security.addPermissionToRole 'User', p
            p = db.security.addPermission(name: 'Create', klass: 'thing', properties: ['name', 'count'])
            db.security.addPermissionToRole 'User', p
            db.security.addRole(name: 'Restonly', description: 'May use REST, but not log in')
            db.security.addPermissionToRole 'Restonly', 'Rest Access'
            db.security.addPermissionToRole 'Restonly', 'Xmlrpc Access'
            db.security.addRole(name: 'Webonly', description: 'May log in only')
            db.security.addPermissionToRole 'Webonly', 'Web Access'
            """;

    private static final String DATA = """

            db.user.create(username: 'fred', password: adminpw, address: 'fred@example.org', roles: 'User')
            db.user.create(username: 'restonly', password: adminpw, address: 'r@example.org', roles: 'Restonly')
            db.user.create(username: 'webonly', password: adminpw, address: 'w@example.org', roles: 'Webonly')
            """;

    private final Tomcat tomcat;
    private final int port;
    private final Path home;

    private ServedTracker(Tomcat tomcat, int port, Path home) {
        this.tomcat = tomcat;
        this.port = port;
        this.home = home;
    }

    /**
     * Starts a server.
     *
     * @param folder where the tracker and the files of the server are to be; empty
     * @param settings options of the tracker by canonical name
     * @param files more files of the tracker: path → text; such a text is put at the end of a file that exists
     */
    public static ServedTracker start(Path folder, Map<String, String> settings, Map<String, String> files) {
        try {
            int port = freePort();
            TrackerHome home = new TrackerHome(folder.resolve("demo"));
            install(home, port, settings);
            append(home.path().resolve("schema.groovy"), SCHEMA);
            append(home.path().resolve("initial_data.groovy"), DATA);
            for (Map.Entry<String, String> file : files.entrySet()) {
                append(home.path().resolve(file.getKey()), file.getValue());
            }
            new Initialiser(home).initialise(PASSWORD);
            return new ServedTracker(serve(folder, port, home), port, home.path());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (LifecycleException error) {
            throw new IllegalStateException(error);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void install(TrackerHome home, int port, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("tracker_web", "http://127.0.0.1:" + port + "/demo/");
        all.put("mail_domain", "example.org");
        all.put("mail_host", "localhost");
        all.put("admin_email", "admin@example.org");
        all.put("password_pbkdf2_default_rounds", "1000");
        all.put("web_secret_key", "a secret for tests only");
        all.putAll(settings);
        try (TemplateSets sets = TemplateSets.find(null, null, home.path().getParent())) {
            TemplateSet classic = sets.find("classic").orElseThrow();
            new Installer(sets).install(home, classic, settings.getOrDefault("rdbms_backend", "sqlite"), all);
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static Tomcat serve(Path folder, int port, TrackerHome home) throws LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.resolve("server").toString());
        Connector connector = new Connector("HTTP/1.1");
        connector.setPort(port);
        connector.setProperty("address", "127.0.0.1");
        connector.setThrowOnFailure(true);
        tomcat.setConnector(connector);
        StandardContext context = new StandardContext();
        context.setPath("");
        context.setName("");
        context.addLifecycleListener(new Tomcat.FixContextListener());
        context.setParentClassLoader(ServedTracker.class.getClassLoader());
        context.setFailCtxIfServletStartFails(true);
        context.addServletContainerInitializer(new OperationsStartup(), Set.of());
        context.addServletContainerInitializer(new Startup(), Set.of());
        tomcat.getHost().addChild(context);
        ServedTrackers.set(context.getServletContext(), Map.of("demo", home.path()));
        tomcat.start();
        if (!context.getState().isAvailable()) {
            throw new IllegalStateException("the application did not start");
        }
        return tomcat;
    }

    /** Stops the server and starts another on the same port, with the same tracker. */
    public ServedTracker restart() {
        close();
        try {
            return new ServedTracker(serve(home.getParent(), port, new TrackerHome(home)), port, home);
        } catch (LifecycleException error) {
            throw new IllegalStateException(error);
        }
    }

    /** The tracker's address, with a slash at its end. */
    public String web() {
        return "http://127.0.0.1:" + port + "/demo/";
    }

    /** The address without a path. */
    public String origin() {
        return "http://127.0.0.1:" + port;
    }

    public Path home() {
        return home;
    }

    /** The tracker as the server has it open. */
    public Tracker tracker() {
        StandardContext context = (StandardContext) tomcat.getHost().findChildren()[0];
        return ServedTrackers.registry(context.getServletContext()).find("demo").orElseThrow();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException error) {
            throw new IllegalStateException(error);
        }
    }

    /** Serves until it is ended; for trying things by hand. */
    public static void main(String[] arguments) throws InterruptedException {
        ServedTracker served = start(Path.of(arguments[0]), Map.of(), Map.of());
        System.out.println(served.web());
        Thread.currentThread().join();
    }
}
