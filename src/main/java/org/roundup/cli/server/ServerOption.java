package org.roundup.cli.server;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.roundup.tracker.config.option.ValueType;
import org.roundup.tracker.config.option.ValueTypes;

/** The options in section {@code [main]} of a server's configuration file, in the order of a generated one. */
enum ServerOption {
    HOST("-n", ValueTypes.text(), "localhost", "Name or address to listen on; 0.0.0.0 is all of this machine."),
    PORT("-p", ValueTypes.port(), "8080", "Port to listen on."),
    FAVICON(
            "",
            ValueTypes.path(),
            "favicon.ico",
            "Icon for browsers; the built-in one is sent if there is no such file."),
    USER(
            "-u",
            ValueTypes.text(),
            "",
            "\"root\" allows to run as root. A process cannot change its user: let systemd do that."),
    GROUP("-g", ValueTypes.text(), "", "Not used: see user."),
    MAX_CHILDREN("-m", ValueTypes.positive(), "200", "Most requests worked on at the same time."),
    NODAEMON(
            "-D",
            ValueTypes.yesNo(),
            "no",
            "Stay in the foreground although there is a pid file, as this server does anyway."),
    LOG_HOSTNAMES("-N", ValueTypes.yesNo(), "no", "Log names of clients instead of their addresses; slow."),
    LOGHTTPVIALOGGER("-L", ValueTypes.yesNo(), "no", "Send the request log to the logger roundup.http."),
    LOG_PROXY_HEADER(
            "-P",
            ValueTypes.yesNo(),
            "no",
            "Log the first address in X-Forwarded-For. Only behind a proxy that sets it."),
    PIDFILE("-d", ValueTypes.text(), "", "File for the process id while the server runs; needs a log file."),
    LOGFILE("-l", ValueTypes.text(), "", "File to which everything that the server has to say is appended."),
    MULTIPROCESS(
            "-t",
            ValueTypes.text(),
            "thread",
            "thread and fork: requests run side by side. none: one after the other."
                    + "\ndebug: side by side, trackers are opened at their first request and errors are shown in full."),
    TEMPLATE(
            "-i",
            ValueTypes.text(),
            "",
            "Velocity template for the list of trackers, which knows $trackers, the trackers by name."),
    SSL("-s", ValueTypes.yesNo(), "no", "Serve https."),
    PEM(
            "-e",
            ValueTypes.text(),
            "",
            "File with private key and certificate chain for https; a throw-away one is made without."),
    INCLUDE_HEADERS(
            "-I",
            ValueTypes.words(),
            "",
            "Accepted, without effect: pages see all headers but secrets; [web] trusted_proxies says whose logins count."),
    HTTP_VERSION(
            "-V",
            ValueTypes.choice(HttpVersion.class, HttpVersion::spelling, HttpVersion.ACCEPTED),
            "HTTP/1.1",
            "HTTP/1.0 closes the connection after each response."),
    METRICS_FROM(
            "",
            ValueTypes.text(),
            "127.0.0.0/8 ::1",
            "Addresses that may read /-/metrics, such as 10.0.0.0/8; none: none without the token."),
    METRICS_TOKEN(
            "",
            ValueTypes.text(),
            "",
            "Whoever sends this as Bearer token may read /-/metrics, too. Everybody can see the command line: better in a file.");

    /** The versions of HTTP that an administrator may ask for. */
    enum HttpVersion {
        ONE_ZERO("HTTP/1.0"),
        ONE_ONE("HTTP/1.1");

        private static final String ACCEPTED = "Valid values for -V or --http-version are: HTTP/1.0, HTTP/1.1";

        private final String spelling;

        HttpVersion(String spelling) {
            this.spelling = spelling;
        }

        String spelling() {
            return spelling;
        }
    }

    private static final List<ServerOption> RELATIVE = List.of(FAVICON, PIDFILE, LOGFILE, TEMPLATE, PEM);

    private final String letter;
    private final ValueType<?> type;
    private final String initial;
    private final String description;

    ServerOption(String letter, ValueType<?> type, String initial, String description) {
        this.letter = letter;
        this.type = type;
        this.initial = initial;
        this.description = description;
    }

    /** Its name in the file. */
    String setting() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its names on the command line, the short one first if there is one. */
    List<String> flags() {
        String word = "--" + setting().replace('_', '-');
        return letter.isEmpty() ? List.of(word) : List.of(letter, word);
    }

    /** Whether it is on or off, so that on the command line its name is enough. */
    boolean isSwitch() {
        return initial.equals("no");
    }

    ValueType<?> type() {
        return type;
    }

    /** The default, in the spelling of a generated file. */
    String initial() {
        return initial;
    }

    String description() {
        return description;
    }

    /** Whether it names a file. */
    boolean isFile() {
        return RELATIVE.contains(this);
    }

    static Optional<ServerOption> find(String setting) {
        return List.of(values()).stream()
                .filter(option -> option.setting().equals(setting))
                .findFirst();
    }
}
