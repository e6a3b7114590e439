package org.roundup.cli.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.UsageError;
import picocli.CommandLine.ParameterException;

class ServerSettingsTest {
    @TempDir
    private Path folder;

    @Nested
    class OnTheCommandLine {
        @ParameterizedTest
        @CsvSource({
            "-p 18, PORT, 18",
            "--port=18, PORT, 18",
            "--port 18, PORT, 18",
            "-p18, PORT, 18",
            "-n 0.0.0.0, HOST, 0.0.0.0",
            "--max-children 7, MAX_CHILDREN, 7",
            "-s, SSL, yes",
            "--ssl, SSL, yes",
            "--ssl=no, SSL, no",
            "--ssl=ON, SSL, yes",
            "--log-hostnames, LOG_HOSTNAMES, yes",
            "-N, LOG_HOSTNAMES, yes",
            "-L, LOGHTTPVIALOGGER, yes",
            "--log-proxy-header, LOG_PROXY_HEADER, yes",
            "--nodaemon, NODAEMON, yes",
            "-d p -l l, PIDFILE, p",
            "-V HTTP/1.0, HTTP_VERSION, HTTP/1.0",
            "'-I A,B', INCLUDE_HEADERS, 'A,B'",
            "--favicon x.ico, FAVICON, x.ico",
            "'', PORT, 8080",
        })
        void aFlagSetsItsOption(String line, ServerOption option, String expected) {
            assertEquals(expected, parse(line).text(option));
        }

        @Test
        void aSwitchDoesNotSwallowTheTrackerBehindIt() {
            ServerSettings settings = parse("--ssl a=home -L b=home2");

            assertTrue(settings.isOn(ServerOption.SSL));
            assertEquals(
                    Map.of(
                            "a",
                            Path.of("home").toAbsolutePath(),
                            "b",
                            Path.of("home2").toAbsolutePath()),
                    settings.trackers());
        }

        @Test
        void namesOfTrackersHaveNoCase() {
            assertEquals(
                    Map.of("a", Path.of("two").toAbsolutePath()),
                    parse("A=one a=two").trackers());
        }

        @ParameterizedTest
        @ValueSource(strings = {"home", "a=b=c", "=home", "a="})
        void aTrackerIsNameAndHome(String argument) {
            UsageError refused = assertThrows(UsageError.class, () -> parse(argument));

            assertTrue(refused.getMessage().startsWith("Instances must be name=home"), refused.getMessage());
        }

        @ParameterizedTest
        @ValueSource(strings = {"-z", "--nosuch", "-p", "--ssl=maybe"})
        void whatIsUnknownOrIncompleteIsRefused(String line) {
            assertThrows(ParameterException.class, () -> parse(line));
        }

        @ParameterizedTest
        @CsvSource({
            "-p abc, PORT, 'abc'",
            "-p 99999, PORT, '99999'",
            "-m 0, MAX_CHILDREN, '0'",
            "-V HTTP/2, HTTP_VERSION, 'HTTP/2'",
        })
        void aValueThatIsNotAcceptedIsNamed(String line, String option, String value) {
            ConfigurationError refused = assertThrows(ConfigurationError.class, () -> parse(line));

            assertTrue(
                    refused.getMessage().startsWith("Invalid value for " + option + ": '" + value.replace("'", "")),
                    refused.getMessage());
        }

        @ParameterizedTest
        @CsvSource({"thread, 200, false", "fork, 200, false", "FORK, 200, false", "none, 1, false", "debug, 200, true"})
        void theModeSaysHowManyRequestsRunTogether(String mode, int threads, boolean isDebug) {
            ServerSettings settings = parse("-t " + mode);

            assertEquals(threads, settings.threads());
            assertEquals(isDebug, settings.isDebug());
        }
    }

    @Nested
    class InAFile {
        @Test
        void optionsGiveWayToTheCommandLineAndTrackersAddUp() throws IOException {
            Path file = write("""
                    [main]
                    port = 81
                    host = example.org
                    pem = tls/both.pem
                    [trackers]
                    a = one
                    b = %(HOME)s/two
                    """);
            ServerSettings settings = parse("-C " + file + " -p 82 b=/three");

            assertEquals("82", settings.text(ServerOption.PORT));
            assertEquals("example.org", settings.text(ServerOption.HOST));
            assertEquals(Optional.of(folder.resolve("tls/both.pem")), settings.file(ServerOption.PEM));
            assertEquals(Map.of("a", folder.resolve("one"), "b", Path.of("/three")), settings.trackers());
        }

        @ParameterizedTest
        @ValueSource(strings = {"[main]\nport = x\n", "[main]\nprot = 1\n", "[main\n", "[main]\nhost = %(x)s\n"})
        void aMistakeIsReportedWithItsPlace(String text) throws IOException {
            Path file = write(text);

            RoundupException refused = assertThrows(ConfigurationError.class, () -> parse("-C " + file));

            assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
            assertTrue(refused.getMessage().contains("line"), refused.getMessage());
        }

        @Test
        void aMissingFileIsAnError() {
            assertThrows(ConfigurationError.class, () -> parse("-C " + folder.resolve("nosuch")));
        }

        @Test
        void whatIsSavedReadsTheSame() throws IOException {
            Path file = folder.resolve("new.ini");
            ServerSettings settings = parse("-p 90 -s -l /log%d -I A,B x=/home/x");
            SettingsFile.save(settings, file);
            ServerSettings again = parse("-C " + file);

            for (ServerOption option : ServerOption.values()) {
                if (!option.equals(ServerOption.FAVICON)) { // a relative one begins at the file
                    assertEquals(settings.text(option), again.text(option), option.name());
                }
            }
            assertEquals(settings.trackers(), again.trackers());
        }

        @Test
        void savingKeepsTheFormerFile() throws IOException {
            Path file = write("[main]\nport = 70\n");
            SettingsFile.save(parse("-p 90"), file);

            assertEquals("[main]\nport = 70\n", Files.readString(folder.resolve("server.bak")));
        }

        @Test
        void savingDoesNotOverwriteTheConfigurationOfATracker() throws IOException {
            Path file = write("[tracker]\nname = x\n");

            assertThrows(UsageError.class, () -> SettingsFile.save(parse(""), file));
            assertEquals("[tracker]\nname = x\n", Files.readString(file));
        }

        private Path write(String text) throws IOException {
            return Files.writeString(folder.resolve("server.ini"), text);
        }
    }

    private static ServerSettings parse(String line) {
        ServerFlags flags = new ServerFlags();
        flags.parse(line.isEmpty() ? new String[0] : line.split(" "));
        return ServerSettings.read(flags.file(), flags.options(), flags.trackers());
    }
}
