package org.roundup.store.session;

import java.time.Clock;
import java.util.function.Supplier;
import org.roundup.store.sql.SqlSession;

/** Keys that are used once: tokens of forms, of registrations and of forgotten passwords. */
public final class OneTimeKeys extends TimedValues {

    static final String TABLE = "ee_otk";

    /**
     * @param sessions opens a database session for each step
     */
    public OneTimeKeys(Supplier<SqlSession> sessions, Clock clock) {
        super(TABLE, sessions, clock);
    }
}
