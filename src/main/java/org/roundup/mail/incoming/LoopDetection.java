package org.roundup.mail.incoming;

import java.util.Locale;
import java.util.Optional;
import org.roundup.mail.mime.IncomingMail;

/** Recognises mail that no person wrote to the tracker, so that two programs do not answer each other for ever. */
final class LoopDetection {

    private LoopDetection() {}

    /** Why a mail is to be ignored; empty if it is not. */
    static Optional<String> reasonToIgnore(IncomingMail mail) {
        if (mail.header("X-Roundup-Loop").filter(value -> !value.isEmpty()).isPresent()) {
            return Optional.of("it was sent by a tracker");
        }
        String precedence = lower(mail, "Precedence");
        if (precedence.equals("bulk") || precedence.equals("junk")) {
            return Optional.of("its precedence is " + precedence);
        }
        String automatic = lower(mail, "Auto-Submitted");
        int parameters = automatic.indexOf(';');
        String keyword = (parameters < 0 ? automatic : automatic.substring(0, parameters)).strip();
        if (!keyword.isEmpty() && !keyword.equals("no")) {
            return Optional.of("it was sent automatically");
        }
        if (isPresent(mail, "X-Autoreply") || isPresent(mail, "X-Autorespond")) {
            return Optional.of("it is an automatic reply");
        }
        if (isDeliveryReport(mail)) {
            return Optional.of("it reports on the delivery of another mail");
        }
        return Optional.empty();
    }

    /** Why a mail is probably automatic, by a word that a person may have written as well; empty if it is not. */
    static Optional<String> reasonToDoubt(IncomingMail mail) {
        return lower(mail, "Subject").contains("autoreply")
                ? Optional.of("Its subject says that it is an automatic reply")
                : Optional.empty();
    }

    private static boolean isDeliveryReport(IncomingMail mail) {
        return lower(mail, "Return-Path").equals("<>") || mail.type().equals("multipart/report");
    }

    /** Whether a mail, though it may be taken, must not be answered: it came by a mailing list, or says so. */
    static boolean forbidsAnswers(IncomingMail mail) {
        return lower(mail, "Precedence").equals("list")
                || isPresent(mail, "List-Id")
                || isPresent(mail, "X-Auto-Response-Suppress");
    }

    private static boolean isPresent(IncomingMail mail, String name) {
        return mail.header(name).isPresent();
    }

    private static String lower(IncomingMail mail, String name) {
        return mail.header(name).orElse("").strip().toLowerCase(Locale.ROOT);
    }
}
