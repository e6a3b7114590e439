package org.roundup.cli.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.roundup.cli.server.ServerCommand;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.UsageError;
import org.roundup.tracker.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a tracker to try Roundup with, and serves it until it is stopped. */
@Command(
        name = "roundup demo",
        description = "Makes a tracker with sample data, if there is none yet, and serves it.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = DemoCommand.VersionText.class)
public final class DemoCommand implements Callable<Integer> {

    private static final int FIRST_PORT = 8917;
    private static final int PORT_STEP = 100;
    private static final int LAST_PORT = 65_535;
    private static final String NUKE = "nuke";

    private final PrintStream out = System.out;

    @Option(
            names = {"-B", "--bind_address"},
            paramLabel = "ADDRESS",
            description = "address to listen on (default: 127.0.0.1)")
    private String address = "127.0.0.1";

    @Option(
            names = {"-b", "--backend_db"},
            paramLabel = "BACKEND",
            description = "sqlite, postgresql or mysql (default: sqlite)")
    private String backend;

    @Option(
            names = {"-H", "--hostname"},
            paramLabel = "HOST",
            description = "host in the tracker's URL (default: localhost)")
    private String host = "localhost";

    @Option(
            names = {"-t", "--template"},
            paramLabel = "NAME",
            description = "template set (default: classic)")
    private String template;

    @Option(
            names = {"-p", "--port"},
            description = "port to listen on (default: 8917 or the next free one)")
    private Integer port;

    @Option(
            names = {"-P", "--urlport"},
            description = "port in the tracker's URL, if another one leads to the server")
    private Integer urlPort;

    @Option(names = "--fresh", description = "delete what is there and start over; nuke says the same")
    private boolean fresh;

    @Option(names = "--empty", description = "make a new tracker without sample data")
    private boolean empty;

    @Parameters(paramLabel = "DIRECTORY", arity = "0..3", description = "home of the tracker (default: ./demo)")
    private List<String> arguments = new ArrayList<>();

    /** The text of {@code --version}. */
    static final class VersionText implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"Roundup version " + Version.text()};
        }
    }

    private DemoCommand() {}

    /**
     * Runs the command.
     *
     * @return 0 after a regular end, 1 if something makes no sense or fails, 2 if the arguments cannot be read
     */
    public static int run(String[] arguments) {
        CommandLine line = new CommandLine(new DemoCommand());
        line.setExecutionExceptionHandler((error, command, result) -> {
            if (error instanceof RoundupException) {
                command.getErr().println("Error: " + error.getMessage());
                return 1;
            }
            throw error;
        });
        return line.execute(arguments);
    }

    @Override
    public Integer call() {
        fresh |= arguments.remove(NUKE);
        Path home = Path.of(arguments.isEmpty() ? "demo" : arguments.get(0))
                .toAbsolutePath()
                .normalize();
        if (arguments.size() > 1) {
            backend = arguments.get(1);
        }
        DemoHome demo = new DemoHome(home, out);
        if (fresh) {
            demo.erase();
        }
        int chosen;
        if (demo.exists()) {
            if (template != null || backend != null) {
                throw new UsageError("Specifying backend or template is only allowed when\n"
                        + "creating a tracker or with --fresh.");
            }
            chosen = port == null ? free(portOf(demo.url())) : port;
            demo.moveTo(url(chosen));
        } else {
            chosen = port == null ? free(FIRST_PORT) : port;
            demo.create(
                    template == null ? "classic" : template, backend == null ? "sqlite" : backend, url(chosen), empty);
        }
        announce(home, url(chosen));
        return ServerCommand.run(new String[] {
            "-n", address, "-p", Integer.toString(chosen), "-u", System.getProperty("user.name"), "demo=" + home
        });
    }

    private String url(int chosen) {
        return "http://" + host + ":" + (urlPort == null ? chosen : urlPort) + "/demo/";
    }

    private static int portOf(String url) {
        int port = URI.create(url).getPort();
        if (port < 0) {
            throw new UsageError("The tracker's URL " + url + " has no port, so this is no demo tracker. Use roundup"
                    + " server to serve production trackers.");
        }
        return port;
    }

    /** The first port from there on that nobody listens on. */
    private int free(int first) {
        for (int candidate = first; candidate <= LAST_PORT; candidate += PORT_STEP) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(address, candidate));
                return candidate;
            } catch (IOException taken) {
                out.println("Port " + candidate + " is already in use, trying " + (candidate + PORT_STEP) + ".");
            }
        }
        throw new UsageError("There is no free port from " + first + " on; name one with --port.");
    }

    private void announce(Path home, String url) {
        out.println("""

                Demo tracker home: %s

                  Open   %s
                  Log in as  demo / demo  or  admin / admin
                  Stop   with Control-C; the same command starts it again with all its data
                  Reset  with --fresh
                """.formatted(home, url));
        out.flush();
    }
}
