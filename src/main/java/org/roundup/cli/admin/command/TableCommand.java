package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Items;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.UsageError;
import org.roundup.hyperdb.ValueText;
import org.roundup.store.StoredClass;

/** {@code table}: prints properties of the items of a class in columns. */
public final class TableCommand implements Command {

    private static final int WIDEST = 100_000;

    /** A column; a width of -1 is that of the longest value. */
    private record Column(String name, int width) {

        static Column parse(ClassDefinition definition, String text) {
            int colon = text.indexOf(':');
            if (colon != text.lastIndexOf(':')) {
                throw new UsageError("\"" + text + "\" not name:width");
            }
            String name = Items.property(definition, colon < 0 ? text : text.substring(0, colon));
            if (colon < 0) {
                return new Column(name, -1);
            }
            String width = text.substring(colon + 1);
            return new Column(name, width.isEmpty() ? name.length() : number(text, width));
        }

        private static int number(String text, String width) {
            try {
                int number = Integer.parseInt(width.strip());
                if (number >= 0 && number <= WIDEST) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new UsageError("\"" + text + "\" does not have an integer width: \"" + width + "\"", e);
            }
            throw new UsageError("\"" + text + "\" does not have a width from 0 to " + WIDEST);
        }

        String pad(String value) {
            String cut = value.length() > width ? value.substring(0, width) : value;
            return cut + " ".repeat(width - cut.length());
        }

        String title() {
            String title = CreateCommand.capitalised(name);
            return title + " ".repeat(Math.max(0, width - title.length()));
        }
    }

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        StoredClass hyperclass = session.hyperclass(arguments.get(0));
        ClassDefinition definition = hyperclass.definition();
        List<String> ids = hyperclass.getnodeids(session.pragmas().retired());
        List<Column> columns = arguments.size() > 1
                ? Arguments.list(arguments.get(1)).stream()
                        .map(text -> Column.parse(definition, text))
                        .toList()
                : definition.allProperties().stream()
                        .map(property -> new Column(property.name(), -1))
                        .toList();
        if (session.options().json()) {
            json(session, hyperclass, ids, columns);
        } else {
            print(session, hyperclass, ids, fitted(hyperclass, ids, columns));
        }
        return 0;
    }

    /** Gives columns without a width that of their longest value. */
    private static List<Column> fitted(StoredClass hyperclass, List<String> ids, List<Column> columns) {
        if (columns.stream().noneMatch(column -> column.width() < 0)) {
            return columns;
        }
        int[] widths =
                columns.stream().mapToInt(column -> column.name().length()).toArray();
        Items.each(hyperclass, ids, id -> {
            for (int i = 0; i < widths.length; i++) {
                if (columns.get(i).width() < 0) {
                    widths[i] = Math.max(
                            widths[i], text(hyperclass, id, columns.get(i)).length());
                }
            }
        });
        List<Column> fitted = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            Column column = columns.get(i);
            fitted.add(column.width() < 0 ? new Column(column.name(), widths[i]) : column);
        }
        return fitted;
    }

    private static String text(StoredClass hyperclass, String id, Column column) {
        return ValueText.str(hyperclass.get(id, column.name()));
    }

    private static void print(Session session, StoredClass hyperclass, List<String> ids, List<Column> columns) {
        session.print(columns.stream().map(Column::title).collect(Collectors.joining(" ")));
        Items.each(
                hyperclass,
                ids,
                id -> session.print(columns.stream()
                        .map(column -> column.pad(text(hyperclass, id, column)))
                        .collect(Collectors.joining(" "))));
    }

    private static void json(Session session, StoredClass hyperclass, List<String> ids, List<Column> columns) {
        List<Object> rows = new ArrayList<>(ids.size());
        Items.each(hyperclass, ids, id -> {
            Map<String, Object> row = new LinkedHashMap<>();
            columns.forEach(column -> row.put(column.name(), hyperclass.get(id, column.name())));
            rows.add(row);
        });
        Answer.json(session, rows);
    }
}
