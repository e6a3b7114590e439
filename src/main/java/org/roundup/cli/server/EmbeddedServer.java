package org.roundup.cli.server;

import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.core.StandardService;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.RoundupException;
import org.roundup.ops.http.OperationsStartup;
import org.roundup.tracker.TrackerRegistry;
import org.roundup.web.ServedTrackers;
import org.roundup.web.Startup;

/** A running web server in this process. */
final class EmbeddedServer implements AutoCloseable {
    /** Most pages leave in one or two writes; each connection has a buffer of this size. */
    private static final int WRITE_BYTES = 32 * 1024;

    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int GRACE_MILLIS = 10_000;

    private final Tomcat tomcat;
    private final Path folder;

    private EmbeddedServer(Tomcat tomcat, Path folder) {
        this.tomcat = tomcat;
        this.folder = folder;
    }

    /**
     * Starts a server, and opens its trackers unless that is left to their first requests.
     *
     * @throws ConfigurationError if it cannot listen as it is told to, or a tracker cannot be opened
     */
    static EmbeddedServer start(ServerSettings settings) throws IOException, LifecycleException {
        Path folder = Files.createTempDirectory("roundup-server-");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setConnector(connector(settings));
        ((StandardService) tomcat.getService()).setGracefulStopAwaitMillis(GRACE_MILLIS);
        Context context = context(tomcat, settings);
        tomcat.getHost().getPipeline().addValve(new RequestLog(settings));
        EmbeddedServer server = new EmbeddedServer(tomcat, folder);
        try {
            tomcat.start();
            if (!context.getState().isAvailable()) {
                throw new ConfigurationError("The server cannot start; see the messages above.");
            }
            if (!settings.isDebug()) {
                openAll(ServedTrackers.registry(context.getServletContext()));
            }
        } catch (LifecycleException e) {
            server.close();
            throw explained(e, settings);
        } catch (RoundupException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private static Connector connector(ServerSettings settings) throws IOException {
        Connector connector = new Connector("HTTP/1.1");
        connector.setPort(settings.number(ServerOption.PORT));
        if (settings.isSet(ServerOption.HOST)) {
            connector.setProperty("address", settings.text(ServerOption.HOST));
        }
        connector.setProperty("maxThreads", Integer.toString(settings.threads()));
        connector.setProperty("connectionTimeout", Integer.toString(TIMEOUT_MILLIS));
        connector.setProperty("socket.appWriteBufSize", Integer.toString(WRITE_BYTES));
        connector.setEnableLookups(settings.isOn(ServerOption.LOG_HOSTNAMES));
        if (settings.text(ServerOption.HTTP_VERSION).equals("HTTP/1.0")) {
            connector.setProperty("maxKeepAliveRequests", "1");
        }
        if (settings.isOn(ServerOption.SSL)) {
            Tls.addTo(connector, settings);
        }
        connector.setThrowOnFailure(true);
        return connector;
    }

    private static Context context(Tomcat tomcat, ServerSettings settings) {
        StandardContext context = new StandardContext();
        context.setPath("");
        context.setName("");
        context.addLifecycleListener(new Tomcat.FixContextListener());
        context.setParentClassLoader(EmbeddedServer.class.getClassLoader());
        context.setClearReferencesObjectStreamClassCaches(false);
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        context.setFailCtxIfServletStartFails(true);
        for (ServerOption option : List.of(
                ServerOption.FAVICON, ServerOption.TEMPLATE, ServerOption.METRICS_FROM, ServerOption.METRICS_TOKEN)) {
            if (settings.isSet(option)) {
                context.addParameter("roundup." + option.setting().replace('_', '.'), settings.text(option));
            }
        }
        // Weld would read the XML schema of beans.xml, which is ours and right.
        System.setProperty("org.jboss.weld.xml.disableValidating", "true");
        context.addServletContainerInitializer(new OperationsStartup(), Set.of());
        context.addServletContainerInitializer(new Startup(), Set.of());
        StandardHost host = (StandardHost) tomcat.getHost();
        host.setAutoDeploy(false);
        host.addChild(context);
        ServedTrackers.set(context.getServletContext(), settings.trackers());
        host.setErrorReportValveClass(ErrorAnswers.class.getName());
        if (settings.isDebug()) {
            ErrorReportValve errors = new ErrorReportValve();
            errors.setShowServerInfo(false);
            host.setErrorReportValveClass(ErrorReportValve.class.getName());
            host.getPipeline().addValve(errors);
        }
        return context;
    }

    private static void openAll(TrackerRegistry registry) {
        StringJoiner problems = new StringJoiner("\n");
        problems.setEmptyValue("");
        for (String name : registry.names()) {
            try {
                registry.find(name);
            } catch (RoundupException e) {
                problems.add("Error: tracker \"" + name + "\": " + e.getMessage());
            }
        }
        if (problems.length() > 0) {
            throw new ConfigurationError(problems.toString());
        }
    }

    /** Says what an administrator can do about a port that cannot be had. */
    private static RuntimeException explained(LifecycleException failure, ServerSettings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof BindException && message.contains("in use")) {
                return new ConfigurationError(
                        "Unable to bind to port " + settings.text(ServerOption.PORT) + ", port already in use.",
                        failure);
            }
            if (cause instanceof SocketException) {
                return new ConfigurationError(
                        "Unable to bind to port " + settings.text(ServerOption.PORT) + ": " + message, failure);
            }
        }
        return new ConfigurationError("The server cannot start: " + failure.getMessage(), failure);
    }

    /** The port that it listens on. */
    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** Waits until the process is told to end. */
    void awaitStop() throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        StopSignals.onStop(stop::countDown);
        stop.await();
    }

    /** Takes no more requests, waits a while for those under way, and frees everything. */
    @Override
    public void close() throws IOException, LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
