package org.roundup.web.action;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.form.FormError;
import org.roundup.web.visit.Visit;

/** Tells robots by their haste: a form that comes back sooner than a person can fill it in is refused. */
final class HasteCheck {

    private HasteCheck() {}

    static void check(Visit visit) {
        long delay = visit.config().get(WebOptions.REGISTRATION_DELAY);
        if (delay == 0) {
            return;
        }
        String mark = visit.fields().first("opaqueregister");
        if (mark == null) {
            throw new FormError("Form is corrupted, missing: opaqueregister.");
        }
        if (visit.now().epochMilli() / 1000 < seconds(mark) + delay) {
            throw new FormError("Responding to form too quickly.");
        }
    }

    private static long seconds(String mark) {
        try {
            byte[] bytes = Base64.getDecoder().decode(mark);
            if (bytes.length == Integer.BYTES) {
                return Integer.toUnsignedLong(
                        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt());
            }
        } catch (IllegalArgumentException malformed) {
            throw new FormError("Form is corrupted.");
        }
        throw new FormError("Form is corrupted.");
    }
}
