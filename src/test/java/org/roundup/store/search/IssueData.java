package org.roundup.store.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.SchemaBuilder;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

/**
 * Many issues: most of them resolved, one in a hundred retired, some without links or with links to what is gone, and
 * many with the same activity.
 */
final class IssueData {

    static final Schema SCHEMA = schema();

    static final int RESOLVED = 8;

    private static final long FIRST_DAY = 1_600_000_000_000L;

    private IssueData() {}

    private static Schema schema() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.declare(ClassDefinition.Kind.PLAIN, "user", List.of(text("username")));
        for (String name : List.of("status", "priority")) {
            schema.declare(
                    ClassDefinition.Kind.PLAIN,
                    name,
                    List.of(text("name"), Property.of("order", new PropertyType.NumberType(false))));
        }
        schema.declare(
                ClassDefinition.Kind.PLAIN,
                "issue",
                List.of(
                        text("title"),
                        link("status", "status"),
                        link("priority", "priority"),
                        link("assignedto", "user"),
                        Property.of("nosy", new PropertyType.MultilinkType("user", true, true, null, null))));
        return schema.build();
    }

    private static Property text(String name) {
        return Property.of(name, new PropertyType.StringType(false));
    }

    private static Property link(String name, String target) {
        return Property.of(name, new PropertyType.LinkType(target, true, true, null, null));
    }

    static void create(SqlSession session, int issues) {
        ThingData.createTables(session, SCHEMA);
        for (int i = 1; i <= 8; i++) {
            session.update("INSERT INTO _status (_name, _order, id) VALUES (?, ?, ?)", "status" + i, 9.0 - i, i);
            session.update(
                    "INSERT INTO _priority (_name, _order, id) VALUES (?, ?, ?)", "prio" + i, Math.floor(i / 2.0), i);
        }
        session.updateAll(
                "INSERT INTO _issue (_activity, _creation, _title, _status, _priority, _assignedto, id, __retired__)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                issues(session.dialect(), issues));
        session.execute("CREATE INDEX _issue_retired_idx ON _issue(__retired__)");
        SearchIndexes.of(SCHEMA, session.dialect()).forEach(index -> session.execute(index.create()));
        session.commit();
    }

    private static List<List<?>> issues(Dialect dialect, int count) {
        Random random = new Random(7);
        List<List<?>> rows = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            RoundupDate date = RoundupDate.ofEpochMilli(FIRST_DAY + random.nextInt(count / 3) * 1000L);
            Object stored = dialect.encode(PropertyType.Kind.DATE, date);
            rows.add(Arrays.asList(
                    stored,
                    stored,
                    "issue " + id,
                    status(random),
                    random.nextInt(10) == 0 ? null : Integer.valueOf(1 + random.nextInt(10)),
                    random.nextInt(2) == 0 ? null : Integer.valueOf(1 + random.nextInt(500)),
                    id,
                    random.nextInt(100) == 0 ? id : 0));
        }
        return rows;
    }

    /** 1 and 2 are rare, 3 to 7 are not. */
    private static Integer status(Random random) {
        int dice = random.nextInt(1000);
        if (dice < 600) {
            return RESOLVED;
        }
        if (dice < 604) {
            return 1 + dice % 2;
        }
        return dice < 620 ? null : Integer.valueOf(3 + dice % 5);
    }
}
