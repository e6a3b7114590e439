package org.roundup.cli.admin.command;

import java.util.List;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.UsageError;
import org.roundup.hyperdb.ValueError;

/** {@code pack}: deletes old history entries. */
public final class PackCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        if (arguments.size() != 1) {
            throw new UsageError("Not enough arguments supplied");
        }
        RoundupDate before = date(session, arguments.get(0));
        session.changed();
        for (ClassDefinition definition : session.db().schema().classes()) {
            session.db().journal().pack(definition, before);
        }
        return 0;
    }

    /** A date as {@code 2001-01-01}, or a period before now as {@code 1y 2m}, {@code 3w} or {@code 25d}. */
    private static RoundupDate date(Session session, String text) {
        RoundupDate now = session.db().now();
        try {
            if (text.indexOf('-') > 0) {
                return RoundupDate.parse(text, now.toInstant(), session.db().timezone());
            }
            if (text.strip().chars().allMatch(c -> Character.isDigit(c) || " ymwd".indexOf(c) >= 0)) {
                return now.minus(Interval.parse(text.strip(), now.toInstant()));
            }
        } catch (ValueError e) {
            throw new UsageError("Invalid format", e);
        }
        throw new UsageError("Invalid format");
    }
}
