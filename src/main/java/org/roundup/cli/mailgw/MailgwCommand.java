package org.roundup.cli.mailgw;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.incoming.Gateway;
import org.roundup.mail.incoming.GatewayOptions;
import org.roundup.mail.incoming.Presets;
import org.roundup.mail.incoming.Receipt;
import org.roundup.mail.outgoing.MailDelivery;
import org.roundup.mail.source.MailSource;
import org.roundup.mail.source.MailWatch;
import org.roundup.mail.source.SourceException;
import org.roundup.mail.source.SourceKinds;
import org.roundup.ops.logging.LoggingSetup;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.Version;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.script.ScriptRuntime;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command {@code mailgw}. */
public final class MailgwCommand {

    private static final int FAILURE = 1;
    private static final int MISUSE = 2;

    /** Tells a mail server to keep the mail and try again. */
    private static final int TRY_LATER = 75;

    private static final long LONGEST_END_SECONDS = 30;
    private static final String HOME_VARIABLE = "ROUNDUP_INSTANCE";

    /** What the connection pool has to say is of no interest; mail servers send it to people. Held, since loggers are not. */
    private static final Logger QUIET = Logger.getLogger("com.zaxxer");

    /** The mail library looks for its codecs anew for each part of a mail unless it is told where they are. */
    private static final String CODECS = "jakarta.mail.util.StreamProvider";

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("roundup.mailgw");

    private final MailgwFlags flags = new MailgwFlags();
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    MailgwCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /**
     * Takes mail.
     *
     * @param arguments options, and where the tracker and the mail are
     * @return the exit code
     */
    public static int run(String[] arguments) {
        return new MailgwCommand(System.in, System.out, System.err).execute(arguments);
    }

    int execute(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(OauthSetupCommand.NAME)) {
            return new OauthSetupCommand(in, out, err).execute(Arrays.copyOfRange(arguments, 1, arguments.length));
        }
        ScriptRuntime.prepare();
        CommandLine parser = new CommandLine(flags);
        try {
            parser.parseArgs(arguments);
        } catch (ParameterException wrong) {
            parser.usage(err);
            err.println("error: " + wrong.getMessage());
            return MISUSE;
        }
        if (flags.help) {
            parser.usage(out);
            return 0;
        }
        if (flags.version) {
            out.println(Version.text());
            return 0;
        }
        QUIET.setLevel(Level.WARNING);
        System.setProperty(CODECS, "org.eclipse.angus.mail.util.MailStreamProvider");
        try {
            return take();
        } catch (UsageError wrong) {
            parser.usage(err);
            err.println("Error: " + wrong.getMessage());
            return FAILURE;
        } catch (SourceException failed) {
            err.println("Error: " + failed.getMessage());
            return FAILURE;
        } catch (RuntimeException | Error defect) {
            err.println("Error: " + defect);
            LOG.error("The program failed", defect);
            return flags.words.size() < 2 ? TRY_LATER : FAILURE;
        }
    }

    private int take() {
        List<String> words = new ArrayList<>(flags.words);
        if (words.isEmpty() && System.getenv(HOME_VARIABLE) != null) {
            words.add(System.getenv(HOME_VARIABLE));
        }
        if (words.isEmpty() || !Files.isDirectory(Path.of(words.get(0)))) {
            throw new UsageError("The instance home must be specified");
        }
        if (words.size() == 2) {
            throw new UsageError("not enough source specification information");
        }
        Path home = Path.of(words.get(0));
        Optional<MailSource> source = words.size() == 1
                ? Optional.empty()
                : Optional.of(new Sources(flags, home).find(words.subList(1, words.size())));
        Presets presets = presets(home);
        try (Tracker tracker = Tracker.open("mailgw", home)) {
            LoggingSetup.apply(tracker.config()).forEach(err::println);
            presets.check(tracker);
            try (FirstChange prepared = new FirstChange(tracker)) {
                return take(tracker, presets, source);
            }
        } catch (UsageError wrong) {
            err.println(misconfigured(home, wrong));
            return FAILURE;
        } catch (DatabaseError later) {
            err.println("Error: " + later.getMessage());
            return TRY_LATER;
        } catch (RoundupException broken) {
            err.println("Error: Couldn't open tracker: " + broken.getMessage());
            return source.isEmpty() ? TRY_LATER : FAILURE;
        }
    }

    private Presets presets(Path home) {
        try {
            return Presets.parse(flags.presets);
        } catch (UsageError wrong) {
            throw new SourceException(misconfigured(home, wrong), wrong);
        }
    }

    private static String misconfigured(Path home, UsageError wrong) {
        String admin;
        try {
            admin = TrackerConfig.load(home).get(MainOptions.ADMIN_EMAIL);
        } catch (RoundupException broken) {
            admin = "the administrator";
        }
        return "The mail gateway is not properly set up. Please contact " + admin
                + " and have them fix the incorrect properties: " + wrong.getMessage();
    }

    private int take(Tracker tracker, Presets presets, Optional<MailSource> source) {
        Gateway gateway = new Gateway(
                tracker,
                new GatewayOptions(Optional.ofNullable(flags.defaultClass).map(String::strip), presets));
        MailDelivery delivery = new MailDelivery(tracker);
        if (source.isEmpty()) {
            Receipt receipt = gateway.take(in);
            delivery.deliverDue();
            return receipt == Receipt.DEFERRED ? TRY_LATER : 0;
        }
        if (flags.watchSeconds == null) {
            delivery.start();
            try (MailSource open = source.get()) {
                return open.each(gateway::take) ? 0 : TRY_LATER;
            } finally {
                delivery.close();
                delivery.deliverDue();
            }
        }
        List<String> words = flags.words.subList(1, flags.words.size());
        MailWatch watch = new MailWatch(
                SourceKinds.withoutSecrets(words),
                source.get(),
                tracker.store().leases(),
                Duration.ofSeconds(Math.max(1, flags.watchSeconds)));
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(watch, ended), "roundup-mailgw-end"));
        watch.run(gateway::take, delivery::deliverDue);
        ended.countDown();
        return 0;
    }

    /** Told to end, the program finishes the mail that it is taking, and gives back its lease. */
    private static void end(MailWatch watch, CountDownLatch ended) {
        watch.end();
        try {
            if (!ended.await(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
