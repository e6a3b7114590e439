package org.roundup.web.action;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.roundup.store.session.OneTimeKeys;
import org.roundup.web.form.FormError;

/** Uses a key that works once: of several who come with it, one succeeds. */
final class KeyUse {

    private KeyUse() {}

    /**
     * Does what the key is for. If that fails, the key is there again.
     *
     * @param lifetime how long it is there again
     * @param used what to say if the key was used already
     */
    static <T> T of(OneTimeKeys keys, String key, Duration lifetime, String used, Supplier<T> work) {
        Map<String, Object> values = new HashMap<>(keys.take(key).orElseThrow(() -> new FormError(used)));
        try {
            return work.get();
        } catch (RuntimeException failed) {
            values.put(OneTimeKeys.TIMESTAMP, keys.lifetime(lifetime.toSeconds()));
            keys.set(key, values);
            throw failed;
        }
    }
}
