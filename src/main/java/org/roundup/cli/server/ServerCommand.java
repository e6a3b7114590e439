package org.roundup.cli.server;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.catalina.LifecycleException;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.UsageError;
import org.roundup.tracker.Version;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command {@code server}. */
public final class ServerCommand {
    private static final int FAILURE = 1;
    private static final int CANNOT_START = 2;

    private ServerCommand() {}

    /**
     * Runs a server until the process is told to end.
     *
     * @param arguments options, and trackers as {@code name=home}
     * @return 0 after a regular end, 1 if the arguments make no sense, 2 if the server cannot start
     */
    public static int run(String[] arguments) {
        ServerFlags flags = new ServerFlags();
        try {
            flags.parse(arguments);
        } catch (ParameterException e) {
            System.err.println(e.getMessage());
            System.err.println();
            flags.usage(System.err);
            return CANNOT_START;
        }
        if (flags.isHelpAsked()) {
            flags.usage(System.out);
            return CommandLine.ExitCode.OK;
        }
        if (flags.isVersionAsked()) {
            System.out.println(Version.text());
            return CommandLine.ExitCode.OK;
        }
        if (flags.isServiceAsked()) {
            System.err.println("roundup server: to run as a Windows service, see deploy/windows/README.md");
            return FAILURE;
        }
        return withSettings(flags);
    }

    private static int withSettings(ServerFlags flags) {
        try {
            Path file = flags.file().orElse(Path.of("config.ini"));
            ServerSettings settings = ServerSettings.read(
                    flags.file().filter(named -> !flags.isSaveAsked() || Files.exists(named)),
                    flags.options(),
                    flags.trackers());
            if (flags.isSaveAsked()) {
                SettingsFile.save(settings, file);
                System.out.println("Configuration saved to " + (flags.file().isPresent() ? file : "./" + file));
                return CommandLine.ExitCode.OK;
            }
            return serve(settings);
        } catch (UsageError e) {
            System.err.println(e.getMessage());
            return FAILURE;
        } catch (ConfigurationError | IOException | LifecycleException e) {
            System.err.println(e.getMessage());
            return CANNOT_START;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILURE;
        }
    }

    private static int serve(ServerSettings settings) throws IOException, LifecycleException, InterruptedException {
        checkUser(settings);
        Optional<Path> pidFile = settings.file(ServerOption.PIDFILE);
        if (pidFile.isPresent()) {
            checkPidFile(settings);
        }
        Optional<Path> logFile = settings.file(ServerOption.LOGFILE);
        if (logFile.isPresent()) {
            PrintStream log =
                    new PrintStream(new FileOutputStream(logFile.get().toFile(), true), true, StandardCharsets.UTF_8);
            System.setOut(log);
            System.setErr(log);
        }
        try (PidFile own = pidFile.isPresent() ? PidFile.write(pidFile.get()) : null;
                EmbeddedServer server = EmbeddedServer.start(settings)) {
            System.out.println("Roundup server started on " + settings.text(ServerOption.HOST) + ":" + server.port());
            server.awaitStop();
        }
        return CommandLine.ExitCode.OK;
    }

    private static void checkPidFile(ServerSettings settings) {
        if (!settings.isSet(ServerOption.LOGFILE) && !settings.isOn(ServerOption.LOGHTTPVIALOGGER)) {
            throw new UsageError("If you specify a PID file you must use -l or -L.");
        }
        if (!settings.isOn(ServerOption.NODAEMON)) {
            System.err.println("WARNING: a Java process cannot go to the background by itself; staying in the "
                    + "foreground. -D says so without this warning.");
        }
    }

    private static void checkUser(ServerSettings settings) {
        boolean isRoot = System.getProperty("user.name").equals("root");
        String user = settings.text(ServerOption.USER);
        if (isRoot && !user.equals("root")) {
            String hint = user.isEmpty() ? "" : " A Java process cannot become " + user + ": let systemd do that.";
            throw new ConfigurationError("Can't run as root!" + hint + " (-u root does it all the same.)");
        }
        for (ServerOption option : new ServerOption[] {ServerOption.USER, ServerOption.GROUP}) {
            if (settings.isSet(option) && !isRoot) {
                System.err.printf(
                        "WARNING: ignoring \"%s\" argument, not root%n",
                        option.flags().get(0));
            }
        }
    }
}
