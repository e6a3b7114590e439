package org.roundup.ops.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.roundup.tracker.config.option.LogFormat;
import org.roundup.tracker.trace.Trace;
import org.slf4j.MDC;

/** Makes log lines from a layout; the trace of an exception follows on lines of its own. */
final class LayoutFormatter extends Formatter {
    /** Key of the program's name in the logging context. */
    static final String PROCESS_NAME = "processName";

    private static final double MILLIS = 1000.0;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final StackWalker STACK = StackWalker.getInstance();

    private final LogFormat layout;

    LayoutFormatter(LogFormat layout) {
        this.layout = layout;
    }

    @Override
    public String format(LogRecord message) {
        StringBuilder text = new StringBuilder();
        text.append(layout.isEmpty() ? formatMessage(message) : layout.render(name -> value(name, message)));
        text.append('\n');
        if (message.getThrown() != null) {
            StringWriter trace = new StringWriter();
            message.getThrown().printStackTrace(new PrintWriter(trace));
            text.append(trace.toString().replace(System.lineSeparator(), "\n"));
        }
        return text.toString();
    }

    private Object value(String name, LogRecord message) {
        return switch (name) {
            case "message" -> formatMessage(message);
            case "name" -> message.getLoggerName();
            case "levelname" -> Severity.toConfig(message.getLevel());
            case "levelno" -> Severity.number(Severity.toConfig(message.getLevel()));
            case "trace_id" -> context(Trace.ID, "trace_id-not_set");
            case "trace_reason" -> context(Trace.REASON, "trace_reason-missing");
            case "process" -> ProcessHandle.current().pid();
            case "processName" -> context(PROCESS_NAME, "MainProcess");
            case "thread" -> message.getLongThreadID();
            case "threadName" -> Thread.currentThread().getName();
            case "asctime", "created", "msecs", "relativeCreated" -> time(name, message.getInstant());
            default -> source(name, message);
        };
    }

    private static Object time(String name, Instant instant) {
        return switch (name) {
            case "created" -> instant.toEpochMilli() / MILLIS;
            case "msecs" -> instant.toEpochMilli() % (long) MILLIS;
            case "relativeCreated" ->
                instant.toEpochMilli() - ManagementFactory.getRuntimeMXBean().getStartTime();
            default -> TIME.format(instant);
        };
    }

    private static String context(String key, String otherwise) {
        String value = MDC.get(key);
        return value != null ? value : otherwise;
    }

    /** Where the message comes from; null for what only Python knows. */
    private static Object source(String name, LogRecord message) {
        String className = message.getSourceClassName() == null ? "unknown" : message.getSourceClassName();
        String outer = className.contains("$") ? className.substring(0, className.indexOf('$')) : className;
        String simple = outer.substring(outer.lastIndexOf('.') + 1);
        return switch (name) {
            case "filename" -> simple + ".java";
            case "module" -> simple;
            case "pathname" -> outer.replace('.', '/') + ".java";
            case "funcName" -> message.getSourceMethodName();
            case "lineno" -> line(className);
            default -> null;
        };
    }

    /** The line in which the class at hand logs; 0 if the message comes from another thread. */
    private static int line(String className) {
        return STACK.walk(frames -> frames.filter(frame -> frame.getClassName().equals(className))
                .mapToInt(StackWalker.StackFrame::getLineNumber)
                .findFirst()
                .orElse(0));
    }
}
