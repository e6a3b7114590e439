package org.roundup.tracker.trace;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * A unit of work of the current thread, from its beginning to {@link #close}.
 *
 * <p>All log messages in between carry the same id. A unit inside another one keeps the id and the reason of the outer
 * one. Must be closed by the thread that began it.
 */
public final class Trace implements AutoCloseable {
    /** Key of the id in the logging context. */
    public static final String ID = "trace_id";

    /** Key of the reason in the logging context. */
    public static final String REASON = "trace_reason";

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    private static final int LENGTH = 12;
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9_.=+/-]{1,64}");

    /** Characters with which a reason taken from outside could forge log lines. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final boolean outermost;

    private Trace(boolean outermost) {
        this.outermost = outermost;
    }

    /**
     * Begins a unit of work with a new id.
     *
     * @param reason what the work is, e.g. the path of a request or the id of a mail; must not hold secrets
     */
    public static Trace begin(String reason) {
        return begin(reason, null);
    }

    /**
     * Begins a unit of work that somebody else may have given an id already.
     *
     * @param reason what the work is
     * @param proposedId the id from a trusted proxy; null or unusable for a new one
     */
    public static Trace begin(String reason, String proposedId) {
        boolean outermost = MDC.get(ID) == null;
        if (outermost) {
            boolean usable =
                    proposedId != null && ACCEPTABLE.matcher(proposedId).matches();
            MDC.put(ID, usable ? proposedId : newId());
            MDC.put(REASON, CONTROL.matcher(reason).replaceAll("?"));
        }
        return new Trace(outermost);
    }

    /** The id of the work that the current thread does; empty outside of any unit. */
    public static Optional<String> currentId() {
        return Optional.ofNullable(MDC.get(ID));
    }

    private static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    /** Ends the unit of work. */
    @Override
    public void close() {
        if (outermost) {
            MDC.remove(ID);
            MDC.remove(REASON);
        }
    }
}
