package org.roundup.store.session;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

/** Sessions of visitors: who they are, by the key in their cookie. */
public final class Sessions extends TimedValues {

    private static final String TABLE = "ee_session";

    /**
     * @param sessions opens a database session for each step
     */
    public Sessions(Supplier<SqlSession> sessions, Clock clock) {
        super(TABLE, "session", sessions, clock);
    }

    /** Tables of this package. */
    public static List<String> ddl(Dialect dialect) {
        List<String> statements = new ArrayList<>(List.of(ddl(TABLE), ddl(OneTimeKeys.TABLE), RateTimes.DDL));
        statements.addAll(ApiTokens.ddl(dialect));
        statements.addAll(Repetitions.ddl(dialect));
        return statements;
    }
}
