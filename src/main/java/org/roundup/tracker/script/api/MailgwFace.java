package org.roundup.tracker.script.api;

import groovy.lang.Closure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.roundup.hyperdb.ValueError;

/**
 * What {@code interfaces.groovy} says of incoming mail, in the object {@code mailgw}: functions that are called at some of the
 * steps by which a mail is taken. Several for a step are called in their order.
 */
public final class MailgwFace {

    private static final String IGNORE = "ignore";
    private static final String SUBJECT = "subject";
    private static final String TEXT = "text";

    private MailgwFace() {}

    /** @throws ValueError if the script says what the gateway does not know, or says it in a wrong way */
    public static void check(Face mailgw) {
        mailgw.requireOnly(Set.of(), Set.of(IGNORE, SUBJECT, TEXT));
        List.of(IGNORE, SUBJECT, TEXT).forEach(step -> functions(mailgw, step));
    }

    /** Why a mail is to be ignored: the first text that a function gives; empty if none gives one. */
    public static Optional<String> reasonToIgnore(Face mailgw, Object mail) {
        return functions(mailgw, IGNORE).stream()
                .map(function -> function.call(mail))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst();
    }

    /** The subject that counts for a mail. */
    public static String subject(Face mailgw, Object mail, String subject) {
        return changed(functions(mailgw, SUBJECT), mail, subject);
    }

    /** The text that counts for a mail, with quotations and signature. */
    public static String text(Face mailgw, Object mail, String text) {
        return changed(functions(mailgw, TEXT), mail, text);
    }

    private static String changed(List<Closure<?>> functions, Object mail, String text) {
        String result = text;
        for (Closure<?> function : functions) {
            Object answer = function.call(mail, result);
            result = answer == null ? result : answer.toString();
        }
        return result;
    }

    private static List<Closure<?>> functions(Face mailgw, String step) {
        return mailgw.calls(step).stream()
                .<Closure<?>>map(call -> function(call))
                .toList();
    }

    private static Closure<?> function(Face.Call call) {
        if (call.arguments().size() == 1 && call.arguments().get(0) instanceof Closure<?> function) {
            return function;
        }
        throw new ValueError("interfaces.groovy: mailgw." + call.method() + " takes a function");
    }
}
