package org.roundup.web.action;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.roundup.store.Database;
import org.roundup.store.session.OneTimeKeys;
import org.roundup.web.form.FormError;

/** Uses a key that works once: of several who come with it, one succeeds. */
final class KeyUse {

    private KeyUse() {}

    /**
     * Does what the key is for. If that fails, it is rolled back, and the key is there again.
     *
     * @param db the unit of work that the work uses
     * @param lifetime how long it is there again
     * @param used what to say if the key was used already
     */
    static <T> T of(Database db, OneTimeKeys keys, String key, Duration lifetime, String used, Supplier<T> work) {
        Map<String, Object> values = new HashMap<>(keys.take(key).orElseThrow(() -> new FormError(used)));
        try {
            return work.get();
        } catch (RuntimeException failed) {
            db.rollback(); // its locks would keep the key from being written
            values.put(OneTimeKeys.TIMESTAMP, keys.lifetime(lifetime.toSeconds()));
            keys.set(key, values);
            throw failed;
        }
    }
}
