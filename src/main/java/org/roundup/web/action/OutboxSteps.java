package org.roundup.web.action;

import java.util.List;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.sql.SqlSession;
import org.roundup.web.form.FormError;
import org.roundup.web.visit.Administrators;
import org.roundup.web.visit.Visit;

/** What administrators do with messages of the outbox: those that the fields {@code @message} name. */
public final class OutboxSteps {

    private OutboxSteps() {}

    private interface Step {
        boolean run(Outbox outbox, SqlSession session, long id);
    }

    /** {@code outbox_retry}: makes messages due at once. */
    public static Outcome retry(Visit visit) {
        return each(visit, Outbox::retry, "Will be tried again");
    }

    /** {@code outbox_drop}: removes messages. */
    public static Outcome drop(Visit visit) {
        return each(visit, Outbox::delete, "Dropped");
    }

    private static Outcome each(Visit visit, Step step, String done) {
        Administrators.require(visit);
        List<String> ids = visit.fields().all("@message");
        if (ids.isEmpty()) {
            throw new FormError("No messages are chosen");
        }
        Outbox outbox = new Outbox();
        int count = 0;
        for (String id : ids) {
            count += step.run(outbox, visit.db().session(), number(id)) ? 1 : 0;
        }
        visit.db().commit();
        return Locations.page(visit, "home", done + ": " + count, "outbox");
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException malformed) {
            throw new FormError("\"" + id + "\" is not the number of a message");
        }
    }
}
