package org.roundup.ops.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.tracker.config.ConfigDraft;
import org.roundup.tracker.trace.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LoggingSetupTest {
    private static final Logger LOG = LoggerFactory.getLogger("roundup.mailgw");

    @TempDir
    private Path home;

    @AfterEach
    void reset() {
        LoggingSetup.reset();
    }

    private ConfigDraft draft() {
        return new ConfigDraft().set("logging_filename", "log/roundup.log");
    }

    private List<String> apply(ConfigDraft draft) {
        return LoggingSetup.apply(draft.build(home));
    }

    private List<String> logged() throws IOException {
        return Files.readAllLines(home.resolve("log/roundup.log"));
    }

    @Test
    void theUsualLayoutHasTimeTraceAndLevel() throws IOException {
        apply(draft());
        LOG.warn("not severe enough");
        try (Trace trace = Trace.begin("<1@x>", "abc")) {
            LOG.error("broken {}", "{0} %(name)s");
        }
        LOG.error("outside");
        assertEquals(2, logged().size());
        assertTrue(logged().get(0)
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} abc ERROR broken \\{0} %\\(name\\)s"));
        assertTrue(logged().get(1).endsWith(" trace_id-not_set ERROR outside"));
    }

    @Test
    void everyTokenHasItsMeaning() throws IOException {
        apply(draft().set("logging_level", "DEBUG")
                .set(
                        "logging_format",
                        "%(name)s|%(levelname)-8s|%(levelno)s|%(filename)s|%(module)s|%(funcName)s|%(trace_reason)s"
                                + "|%(pct_char)s|%(process)d|%(processName)s|%(message).3s|%(msecs)03d|%(sinfo)s"));
        LOG.debug("message");
        String line = logged().get(0);
        String expected = "roundup.mailgw|DEBUG   |10|LoggingSetupTest.java|LoggingSetupTest|"
                + "everyTokenHasItsMeaning|trace_reason-missing|%|"
                + ProcessHandle.current().pid()
                + "|MainProcess|mes|";
        assertTrue(line.startsWith(expected), line);
        assertTrue(line.substring(expected.length()).matches("\\d{3}\\|"), line);
    }

    @Test
    void theLineIsThatOfTheCall() throws IOException {
        apply(draft().set("logging_format", "%(lineno)5d"));
        LOG.error("x");
        int line = new Throwable().getStackTrace()[0].getLineNumber() - 1;
        assertEquals(String.format("%5d", line), logged().get(0));
    }

    @Test
    void anExceptionFollowsItsMessage() throws IOException {
        apply(draft().set("logging_format", "%(message)s"));
        LOG.error("failed", new IllegalStateException("why"));
        assertEquals("failed", logged().get(0));
        assertEquals("java.lang.IllegalStateException: why", logged().get(1));
    }

    @Test
    void withoutFileMessagesGoToStandardError() throws IOException {
        PrintStream original = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            apply(new ConfigDraft().set("logging_format", "%(message)s"));
            LOG.error("x");
            Files.writeString(home.resolve("blocked"), "");
            List<String> notices = apply(new ConfigDraft()
                    .set("logging_format", "%(message)s")
                    .set("logging_filename", "blocked/roundup.log"));
            LOG.error("y");
            assertTrue(notices.get(0).startsWith("Unable to write log file " + home.resolve("blocked/roundup.log")));
        } finally {
            System.setErr(original);
        }
        assertEquals("x\ny\n", captured.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aPythonDictionaryIsUnderstood() throws IOException {
        Files.writeString(home.resolve("l.json"), """
                {
                  // comment
                  "version": 1,   // another
                  "formatters": {"f": {"format": "%(levelname)s %(message)s"}},
                  "handlers": {
                    "all": {"class": "logging.FileHandler", "filename": "all.log", "formatter": "f"},
                    "bad": {"class": "logging.handlers.SMTPHandler"},
                    "big": {"class": "logging.handlers.RotatingFileHandler", "filename": "big.log", "maxBytes": 10,
                            "backupCount": 2, "level": "ERROR"}
                  },
                  "loggers": {
                    "roundup": {"level": "INFO", "handlers": ["all", "bad"], "propagate": false},
                    "roundup.mailgw": {"level": "DEBUG", "handlers": ["big"]}
                  }
                }
                """);
        List<String> notices = apply(draft().set("logging_config", "l.json"));
        LOG.debug("d");
        LOG.error("12345678");
        LOG.error("23456789");
        LOG.error("34567890");
        LOG.error("45678901");
        LoggerFactory.getLogger("roundup.http").debug("hidden");
        assertEquals(
                List.of(
                        "Handler bad is left out: class logging.handlers.SMTPHandler is not known",
                        "Logger roundup names handler bad, which is not there"),
                notices);
        assertEquals("DEBUG d\nERROR 12345678\nERROR 23456789\nERROR 34567890\nERROR 45678901\n", read("all.log"));
        assertEquals("45678901\n34567890\n23456789\n", read("big.log") + read("big.log.1") + read("big.log.2"));
        assertFalse(Files.exists(home.resolve("big.log.3")));
    }

    private String read(String name) throws IOException {
        return Files.readString(home.resolve(name));
    }

    @Test
    void aBrokenDictionaryLeavesTheSectionInForce() throws IOException {
        Files.writeString(home.resolve("l.json"), "{\n\"version\": 1 // close\n}");
        List<String> notices = apply(draft().set("logging_config", "l.json"));
        LOG.error("still here");
        assertEquals(
                List.of("Error loading logging config from " + home.resolve("l.json")
                        + ". It is not a JSON object. Maybe bad inline comment, 3 spaces needed before //."),
                notices);
        assertTrue(logged().get(0).endsWith("still here"));
    }

    @Test
    void filesAreRotatedByDay() throws IOException {
        Path file = home.resolve("day.log");
        Files.writeString(file, "old\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-02T12:00:00Z")));
        Files.writeString(home.resolve("day.log.2019-01-01"), "");
        Files.writeString(home.resolve("day.log.2019-01-02"), "");
        Files.writeString(home.resolve("l.json"), """
                {"handlers": {"d": {"class": "logging.handlers.TimedRotatingFileHandler", "filename": "day.log",
                 "when": "midnight", "backupCount": 2}}, "loggers": {"roundup": {"handlers": ["d"], "propagate": false}}}""");
        assertEquals(List.of(), apply(draft().set("logging_config", "l.json")));
        LOG.error("new");
        try (Stream<Path> files = Files.list(home)) {
            assertEquals(
                    List.of("day.log", "day.log.2019-01-02", "day.log.2020-01-02", "l.json"),
                    files.map(path -> path.getFileName().toString()).sorted().toList());
        }
        assertEquals("new\n", read("day.log"));
    }

    @Test
    void propertiesOfJavaAreAppliedWithFilesBelowTheHome() throws IOException {
        Files.writeString(home.resolve("logging.properties"), """
                handlers = java.util.logging.FileHandler
                java.util.logging.FileHandler.pattern = j.log
                java.util.logging.FileHandler.formatter = java.util.logging.SimpleFormatter
                """);
        try {
            assertEquals(List.of(), apply(draft().set("logging_config", "logging.properties")));
            LOG.error("to the file");
        } finally {
            LogManager.getLogManager().readConfiguration();
        }
        assertTrue(read("j.log").contains("to the file"));
    }
}
