package org.roundup.mail.incoming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.Reject;
import org.roundup.hyperdb.ScriptError;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.authenticity.Authenticity;
import org.roundup.mail.letter.HeaderValue;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.LetterBox;
import org.roundup.mail.mime.IncomingMail;
import org.roundup.mail.mime.MailAddress;
import org.roundup.mail.pgp.MailOpener;
import org.roundup.mail.pgp.OpenedMail;
import org.roundup.mail.pgp.PgpRules;
import org.roundup.mail.pgp.Sealing;
import org.roundup.security.RateLimit;
import org.roundup.security.RateLimiter;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.MailgwOptions;
import org.roundup.tracker.script.api.MailgwFace;
import org.roundup.tracker.trace.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes mails one by one. For all threads. */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.mailgw");

    /** How many answers one address gets, so that forged senders are not flooded. */
    private static final RateLimit ANSWERS = new RateLimit(30, Duration.ofHours(1));

    private static final String HELP = "help";

    private final Tracker tracker;
    private final GatewayOptions options;
    private final Answers answers;
    private final Wording wording;
    private final Registration registration;
    private final Quarantine quarantine;
    private final MailOpener opener;
    private final Confirmations confirmations;
    private final Authenticity authenticity;

    Intake(Tracker tracker, GatewayOptions options) {
        this.tracker = tracker;
        this.options = options;
        this.answers = new Answers(tracker.config());
        this.wording = new Wording(tracker.config());
        this.registration = new Registration(tracker, answers);
        this.quarantine = new Quarantine(tracker.config());
        this.confirmations = new Confirmations(tracker, quarantine, answers);
        this.authenticity = new Authenticity(tracker.config());
        this.opener = new MailOpener(tracker.config());
    }

    /** Reads a mail, but no more of it than may be taken. */
    IncomingMail read(IncomingMail.Origin origin) throws IOException {
        return IncomingMail.read(tracker.config().get(MailgwOptions.MAX_MESSAGE_SIZE), origin);
    }

    /**
     * Takes one mail.
     *
     * @return {@link Receipt#DEFERRED} if the mail has to be kept and given again
     */
    Receipt take(IncomingMail.Origin origin, Handling handling) {
        try (IncomingMail mail = read(origin)) {
            String id = mail.header("Message-Id").orElse("");
            try (Trace trace = Trace.begin(id.isEmpty() ? "no_message_id" : id)) {
                LOG.info("Handling message (Message-id='{}')", id);
                Receipt receipt = guard(mail, handling);
                LOG.info("Message (Message-id='{}'): {}", id, receipt.name().toLowerCase(Locale.ROOT));
                return receipt;
            }
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.error("The mail cannot be read or kept: {}", unreadable.getMessage(), unreadable);
            return Receipt.DEFERRED;
        }
    }

    /**
     * Takes a mail of the quarantine again; it is removed from there if it was taken, answered or ignored.
     *
     * @throws org.roundup.hyperdb.NotFound if no mail there has the name
     */
    Receipt retry(String name) {
        Receipt receipt = takeKept(name, Handling.RETRIED);
        if (receipt != Receipt.DEFERRED) {
            quarantine.remove(name);
        }
        return receipt;
    }

    private Receipt takeKept(String name, Handling handling) {
        return take(bytes -> Files.copy(quarantine.file(name), bytes), handling);
    }

    /**
     * What a mail wants, if it is one of the usual kind: it comes from somebody, asks for an item to be made or changed, and
     * nothing that can be seen at once is against it. Empty for all other mails.
     *
     * @throws IOException if the disk does not take what is in it
     */
    Optional<Candidate> candidate(IncomingMail mail, Handling handling) throws IOException {
        Optional<MailAddress> sender = sender(mail);
        boolean usual = sender.isPresent()
                && LoopDetection.reasonToIgnore(mail).isEmpty()
                && scriptsReasonToIgnore(mail).isEmpty()
                && LoopDetection.reasonToDoubt(mail).isEmpty()
                && !isTooLarge(mail);
        if (!usual) {
            return Optional.empty();
        }
        OpenedMail opened = opener.open(mail);
        String text = subject(opened);
        boolean wantsItem = !text.isEmpty()
                && !text.equalsIgnoreCase(HELP)
                && Confirmations.key(text).isEmpty();
        Optional<Subject> subject = wantsItem
                ? Optional.of(parse(text))
                        .filter(parsed -> registration.key(parsed).isEmpty())
                : Optional.empty();
        if (subject.isEmpty()) {
            opened.close();
        }
        return subject.map(parsed -> candidate(mail, opened, sender.get(), parsed, handling));
    }

    private Candidate candidate(
            IncomingMail mail, OpenedMail opened, MailAddress sender, Subject subject, Handling handling) {
        boolean proved = handling == Handling.CONFIRMED
                || opened.isSignedBy(sender.address())
                || authenticity.proves(mail, sender);
        return new Candidate(mail, opened, sender, subject, proved, handling == Handling.HELD);
    }

    /** Makes a mail a part of an item, in a unit of work that the caller commits. */
    Receipt take(Database db, Candidate mail) {
        return new Steps(new Work(tracker, db, tracker.access(db), mail, options)).take();
    }

    private Receipt guard(IncomingMail mail, Handling handling) throws IOException {
        Optional<MailAddress> sender = sender(mail);
        if (sender.isEmpty()) {
            LOG.error("Badly formed message from mail gateway. Headers:\n{}", mail.headerLines());
            return mail.size() == 0 ? Receipt.IGNORED : keep(mail, "It has no sender");
        }
        Optional<String> ignored = LoopDetection.reasonToIgnore(mail);
        if (ignored.isPresent()) {
            return ignore(mail, ignored.get());
        }
        Optional<String> doubted = handling.isFirst() ? LoopDetection.reasonToDoubt(mail) : Optional.empty();
        if (doubted.isPresent()) {
            keep(mail, doubted.get());
            return Receipt.IGNORED;
        }
        try (OpenedMail opened = opener.open(mail)) {
            return process(mail, opened, sender.get(), handling);
        } catch (DatabaseError | ConfigurationError | ScriptError later) {
            LOG.error("The message cannot be handled now: {}", later.getMessage(), later);
            return Receipt.DEFERRED;
        }
    }

    private Receipt process(IncomingMail mail, OpenedMail opened, MailAddress sender, Handling handling) {
        try {
            return take(mail, opened, sender, handling);
        } catch (UsageError problem) {
            LOG.debug("MailUsageError raised, bouncing.");
            return answer(opened, mail, sender, answers.usage(mail, sender, problem.getMessage(), now()), problem);
        } catch (Reject refused) {
            LOG.debug("Reject raised, bouncing.");
            String problem = wording.say("rejected", refused.getMessage());
            return answer(opened, mail, sender, answers.usage(mail, sender, problem, now()), refused);
        } catch (Unauthorised problem) {
            LOG.debug("Unauthorized raised, bouncing.");
            return answer(
                    opened, mail, sender, answers.unauthorised(mail, sender, problem.getMessage(), now()), problem);
        } catch (DatabaseError | ConfigurationError | ScriptError | UncheckedIOException later) {
            throw later;
        } catch (RuntimeException | VirtualMachineError defect) { // of which one is a mail too large for the memory
            LOG.error(
                    "Exception handling message (Message-id='{}')",
                    mail.header("Message-Id").orElse(""),
                    defect);
            return unexpected(opened, mail, sender, defect);
        }
    }

    /** Who redirected the mail, else who wrote it. */
    private Optional<MailAddress> sender(IncomingMail mail) {
        List<MailAddress> redirected =
                tracker.config().get(MailgwOptions.KEEP_REAL_FROM) ? List.of() : mail.addresses("Resent-From");
        return (redirected.isEmpty() ? mail.addresses("From") : redirected)
                .stream().findFirst();
    }

    private boolean isTooLarge(IncomingMail mail) {
        long most = tracker.config().get(MailgwOptions.MAX_MESSAGE_SIZE);
        return most > 0 && mail.size() > most;
    }

    private Receipt take(IncomingMail mail, OpenedMail opened, MailAddress sender, Handling handling) {
        Optional<String> ignored = scriptsReasonToIgnore(mail);
        if (ignored.isPresent()) {
            return ignore(mail, ignored.get());
        }
        if (isTooLarge(mail)) {
            throw new UsageError(
                    wording.say("large", mail.size(), tracker.config().get(MailgwOptions.MAX_MESSAGE_SIZE)));
        }
        String text = subject(opened);
        if (text.equalsIgnoreCase(HELP)) {
            return answer(opened, mail, sender, answers.help(mail, sender, now()), null);
        }
        if (text.isEmpty()) {
            throw new UsageError(wording.say("no.subject"));
        }
        Optional<String> confirmed = Confirmations.key(text);
        if (confirmed.isPresent() && handling != Handling.CONFIRMED) {
            return takeConfirmed(confirmed.get());
        }
        Subject subject = parse(text);
        Optional<String> key = registration.key(subject);
        if (key.isPresent()) {
            registration.complete(key.get(), sender);
            return Receipt.TAKEN;
        }
        Candidate candidate = candidate(mail, opened, sender, subject, handling);
        Receipt receipt = tracker.call("admin", db -> take(db, candidate));
        return receipt == Receipt.WAITING ? askForConfirmation(mail, sender) : receipt;
    }

    private static Receipt ignore(IncomingMail mail, String reason) {
        LOG.info(
                "IgnoreMessage raised (Message-id='{}'): {}",
                mail.header("Message-Id").orElse(""),
                reason);
        return Receipt.IGNORED;
    }

    private Optional<String> scriptsReasonToIgnore(IncomingMail mail) {
        return MailgwFace.reasonToIgnore(tracker.face("mailgw"), new SeenMail(mail));
    }

    private String subject(OpenedMail mail) {
        String written = mail.content().header("Subject").orElse("");
        return MailgwFace.subject(tracker.face("mailgw"), new SeenMail(mail.content()), written)
                .strip();
    }

    private Subject parse(String text) {
        return new SubjectParser(tracker.config(), tracker.schema().names()).parse(text);
    }

    private Receipt takeConfirmed(String key) {
        String name = confirmations.waiting(key);
        Receipt receipt = takeKept(name, Handling.CONFIRMED);
        if (receipt != Receipt.DEFERRED) {
            confirmations.done(key, name);
        }
        return receipt;
    }

    private Receipt askForConfirmation(IncomingMail mail, MailAddress sender) {
        if (LoopDetection.forbidsAnswers(mail)
                || !HeaderValue.isUsableAddress(sender.address())
                || !mayAnswer(sender)) {
            return keep(mail, "Its sender is not proved, and cannot be asked");
        }
        confirmations.ask(mail, sender, now());
        return Receipt.WAITING;
    }

    private Receipt answer(OpenedMail opened, IncomingMail mail, MailAddress sender, Letter letter, Exception cause) {
        boolean answerable = !letter.recipients().isEmpty() && !LoopDetection.forbidsAnswers(mail);
        if (!answerable || isStrangerWithoutAnswer(sender) || !mayAnswer(sender)) {
            return keep(mail, cause == null ? "It asks for help" : cause.getMessage());
        }
        return send(opened, sender, letter) ? Receipt.ANSWERED : Receipt.DEFERRED;
    }

    private boolean isStrangerWithoutAnswer(MailAddress sender) {
        return !tracker.config().get(MailgwOptions.BOUNCE_UNKNOWN)
                && tracker.call("admin", db -> new People(tracker, db, tracker.access(db))
                        .find(sender.address())
                        .isEmpty());
    }

    private boolean mayAnswer(MailAddress sender) {
        RateLimiter limiter = new RateLimiter(tracker.store().rateTimes(), java.time.Clock.systemUTC());
        return limiter.request("mail-answer:" + sender.address().toLowerCase(Locale.ROOT), ANSWERS);
    }

    /** What goes to the sender is encrypted if the mail was, or if all mail to them is. */
    private boolean send(OpenedMail opened, MailAddress sender, Letter... letters) {
        try {
            tracker.run("admin", db -> {
                boolean encrypts =
                        opened.cameEncrypted() || new PgpRules(tracker.config(), db).encryptTo(sender.address());
                for (Letter letter : letters) {
                    Sealing.of(letter, address -> encrypts && sender.is(address))
                            .forEach(each -> LetterBox.put(db, each));
                }
            });
            return true;
        } catch (DatabaseError later) {
            LOG.error("The message can neither be taken nor answered now: {}", later.getMessage(), later);
            return false;
        }
    }

    private Receipt unexpected(OpenedMail opened, IncomingMail mail, MailAddress sender, Throwable defect) {
        Letter report = answers.report(mail, defect, now());
        boolean answerable = !LoopDetection.forbidsAnswers(mail) && mayAnswer(sender);
        boolean sent = answerable
                ? send(opened, sender, report, answers.unexpected(mail, sender, now()))
                : send(opened, sender, report);
        return sent ? keep(mail, "An unexpected error: " + defect) : Receipt.DEFERRED;
    }

    private Receipt keep(IncomingMail mail, String reason) {
        String name = quarantine.keep(mail, reason, now());
        LOG.warn("The message lies in the quarantine as {}: {}", name, reason);
        return Receipt.QUARANTINED;
    }

    private Instant now() {
        return Instant.now();
    }
}
