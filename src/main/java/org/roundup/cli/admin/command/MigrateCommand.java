package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.schema.SchemaPlan;
import org.roundup.store.schema.StoredSchema;

/** {@code migrate}: brings the tables in line with the schema, or tells what that would mean. */
public final class MigrateCommand implements Command {

    private static final String PLAN = "--plan";

    @Override
    public int run(Session session, List<String> arguments) {
        if (!arguments.isEmpty() && !arguments.equals(List.of(PLAN))) {
            throw new UsageError("migrate takes nothing but " + PLAN);
        }
        if (session.hasChanges()) {
            throw new UsageError("There are changes that are not committed; commit or rollback first");
        }
        session.rollback();
        if (arguments.isEmpty()) {
            migrate(session);
        } else {
            plan(session, session.tracker().planMigration());
        }
        return 0;
    }

    private static void migrate(Session session) {
        SchemaPlan done = session.tracker().migrate();
        session.print(
                done.isEmpty()
                        ? "No migration action required. At schema version " + StoredSchema.VERSION + "."
                        : "Tracker updated to schema version " + StoredSchema.VERSION + ".");
        done.notes().forEach(note -> session.console().error("Note: " + note));
    }

    private static void plan(Session session, SchemaPlan plan) {
        if (session.options().json()) {
            json(session, plan);
            return;
        }
        if (plan.isEmpty()) {
            session.print("No migration action required. At schema version " + StoredSchema.VERSION + ".");
        }
        plan.statements().forEach(change -> session.print(change.sql() + ";"));
        plan.notes().forEach(note -> session.print("-- " + note));
    }

    private static void json(Session session, SchemaPlan plan) {
        List<Object> statements = new ArrayList<>();
        for (SchemaPlan.Change change : plan.statements()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("kind", change.kind().name());
            object.put("subject", change.subject());
            object.put("sql", change.sql());
            statements.add(object);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("statements", statements);
        answer.put("notes", plan.notes());
        Answer.json(session, answer);
    }
}
