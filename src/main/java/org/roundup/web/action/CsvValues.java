package org.roundup.web.action;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.web.visit.Visit;

/** The texts of values in an exported table. */
final class CsvValues {

    private static final String HIDDEN = "[hidden]";
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private final Visit visit;
    private final HyperClass hyperclass;
    private final boolean raw;

    CsvValues(Visit visit, HyperClass hyperclass, boolean raw) {
        this.visit = visit;
        this.hyperclass = hyperclass;
        this.raw = raw;
    }

    String text(String id, String column) {
        Property property = hyperclass.definition().property(column);
        if (!visit.permissions().viewable(hyperclass.getClassname(), column, id)) {
            return HIDDEN;
        }
        Object value = hyperclass.get(id, column);
        if (property.kind() == PropertyType.Kind.PASSWORD) {
            return value == null ? "" : value.toString();
        }
        return raw ? rawText(value) : labelled(property, value);
    }

    private static String rawText(Object value) {
        if (value instanceof Collection<?> ids) {
            return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ", "[", "]"));
        }
        return value == null ? "None" : value.toString();
    }

    private String labelled(Property property, Object value) {
        if (value instanceof RoundupDate date) {
            LocalDateTime local = date.local(visit.zone()).toLocalDateTime();
            boolean midnight = local.toLocalTime().toSecondOfDay() == 0;
            return (midnight ? DAY : MINUTES).format(local);
        }
        if (value instanceof Collection<?> ids) {
            return ids.stream()
                    .map(id -> label(property.reference().target(), id.toString()))
                    .sorted()
                    .collect(Collectors.joining(";"));
        }
        if (property.isLink() && value != null) {
            return label(property.reference().target(), value.toString());
        }
        return value == null ? "" : value.toString();
    }

    private String label(String className, String id) {
        HyperClass target = visit.db().getclass(className);
        if (!target.hasnode(id)) {
            return id;
        }
        ClassDefinition definition = target.definition();
        List<String> choice = className.equals("user") ? List.of("realname", "username") : List.of("name");
        for (String property : choice) {
            if (definition.has(property)) {
                if (!visit.permissions().viewable(className, property, id)
                        && !visit.permissions().may("Search", className, property, null)) {
                    return HIDDEN;
                }
                Object label = target.get(id, property);
                if (label != null) {
                    return label.toString();
                }
            }
        }
        return id;
    }
}
