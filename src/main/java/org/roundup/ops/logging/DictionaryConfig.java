package org.roundup.ops.logging;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.roundup.tracker.config.option.InvalidValue;
import org.roundup.tracker.config.option.LogFormat;
import org.roundup.tracker.config.option.LoggingOptions;

/**
 * A Python logging dictionary in JSON, as far as it has a meaning here.
 *
 * <p>Understood are formatters with a format, the handlers for streams and files (also those that rotate by size, by hour
 * or by day), and loggers with level, handlers and propagate. Anything else is left out with a notice. Comments begin
 * with two slashes, at the beginning of a line or behind three blanks. Relative file names start at the tracker home.
 */
final class DictionaryConfig {
    private static final Pattern COMMENT = Pattern.compile("^[ \\t]*//.*|[ \\t]{3,}//.*", Pattern.MULTILINE);
    private static final String DEFAULT_LAYOUT = "%(message)s";

    private final Node root;
    private final Map<String, Handler> handlers = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private DictionaryConfig(Node root) {
        this.root = root;
    }

    static DictionaryConfig read(Path file) throws IOException, LoggingConfigException {
        String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
        try {
            return new DictionaryConfig(Node.of(JSONObjectUtils.parse(text)));
        } catch (ParseException malformed) {
            String hint = text.contains("//") ? " Maybe bad inline comment, 3 spaces needed before //." : "";
            throw new LoggingConfigException("It is not a JSON object." + hint);
        }
    }

    void apply(Wiring wiring, Path home, List<String> notices) {
        Node definitions = root.child("handlers");
        for (String name : definitions.names()) {
            try {
                handlers.put(name, handler(definitions.child(name), home));
            } catch (IOException | LoggingConfigException unusable) {
                problems.add("Handler " + name + " is left out: " + unusable.getMessage());
            }
        }
        Node loggers = root.child("loggers");
        loggers.names().forEach(name -> connect(wiring, name, loggers.child(name)));
        if (root.names().contains("root")) {
            connect(wiring, "", root.child("root"));
        }
        notices.addAll(problems);
    }

    private void connect(Wiring wiring, String name, Node logger) {
        List<Handler> targets = new ArrayList<>();
        for (String handler : logger.texts("handlers")) {
            Optional.ofNullable(handlers.get(handler))
                    .ifPresentOrElse(
                            targets::add,
                            () -> problems.add(
                                    "Logger " + name + " names handler " + handler + ", which is not there"));
        }
        wiring.connect(name, level(logger, null), targets, logger.flag("propagate", true));
    }

    private Handler handler(Node definition, Path home) throws IOException, LoggingConfigException {
        String kind = definition.text("class").orElse("");
        Handler handler =
                switch (kind.substring(kind.lastIndexOf('.') + 1)) {
                    case "StreamHandler" ->
                        new Console(definition.text("stream").orElse("").endsWith("stdout") ? System.out : System.err);
                    case "FileHandler" -> file(definition, home, Rotation.NEVER);
                    case "RotatingFileHandler" -> file(definition, home, bySize(definition));
                    case "TimedRotatingFileHandler" -> file(definition, home, byTime(definition));
                    default -> throw new LoggingConfigException("class " + kind + " is not known");
                };
        handler.setLevel(level(definition, Level.ALL));
        handler.setFormatter(formatter(definition));
        return handler;
    }

    private static LogFile file(Node definition, Path home, Rotation rotation)
            throws IOException, LoggingConfigException {
        String name = definition.text("filename").orElseThrow(() -> new LoggingConfigException("filename is missing"));
        return new LogFile(home.resolve(name), rotation);
    }

    private static Rotation bySize(Node definition) {
        long size = definition.number("maxBytes", 0);
        int backups = (int) definition.number("backupCount", 0);
        return size > 0 && backups > 0 ? new SizeRotation(size, backups) : Rotation.NEVER;
    }

    private static Rotation byTime(Node definition) throws LoggingConfigException {
        String when = definition.text("when").orElse("H");
        boolean single = definition.number("interval", 1) == 1;
        return TimeRotation.of(when, (int) definition.number("backupCount", 0))
                .filter(rotation -> single)
                .orElseThrow(() ->
                        new LoggingConfigException("files can only be rotated every hour (H) or day (D, midnight)"));
    }

    private LayoutFormatter formatter(Node definition) throws LoggingConfigException {
        String layout = definition
                .text("formatter")
                .flatMap(name -> root.child("formatters").child(name).text("format"))
                .orElse(DEFAULT_LAYOUT);
        try {
            return new LayoutFormatter(LogFormat.parse(layout));
        } catch (InvalidValue wrong) {
            throw new LoggingConfigException("format " + layout + ": " + wrong.getMessage());
        }
    }

    private Level level(Node definition, Level otherwise) {
        String name = definition.text("level").orElse("").toUpperCase(Locale.ROOT);
        return switch (name) {
            case "" -> otherwise;
            case "NOTSET" -> otherwise == null ? null : Level.ALL;
            case "WARN" -> Level.WARNING;
            case "FATAL" -> Severity.CRITICAL;
            case "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL" -> Severity.toJava(LoggingOptions.Level.valueOf(name));
            default -> {
                problems.add("Level " + name + " is not known and left out");
                yield otherwise;
            }
        };
    }
}
