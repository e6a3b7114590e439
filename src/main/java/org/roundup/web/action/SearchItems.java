package org.roundup.web.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.ValueError;
import org.roundup.web.request.Fields;
import org.roundup.web.visit.Visit;

/** {@code search}: makes a filter of the fields of a search form, saves the query if it has a name, and shows the list. */
public final class SearchItems implements Action {

    private final SavedQueries queries = new SavedQueries();

    @Override
    public boolean needsPost() {
        return false;
    }

    @Override
    public Outcome run(Visit visit) {
        String className = visit.context().className();
        visit.permissions().require("View", className, "search");
        try {
            addFilter(visit, className);
        } catch (ValueError wrong) {
            visit.messages().error("Form Error: " + wrong.getMessage());
            visit.status(EditItems.UNPROCESSABLE);
            return Outcome.PAGE;
        }
        visit.fields()
                .special("queryname")
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> queries.save(visit, name));
        return Outcome.PAGE;
    }

    private static void addFilter(Visit visit, String className) {
        Schema schema = visit.db().schema();
        ClassDefinition definition = schema.get(className);
        List<String> names = new ArrayList<>();
        Map<String, List<String>> replaced = new LinkedHashMap<>();
        visit.fields().texts().forEach((name, values) -> {
            Property property = property(schema, definition, name);
            List<String> given =
                    values.stream().filter(value -> !value.isBlank()).toList();
            if (property == null || given.isEmpty()) {
                return;
            }
            names.add(name);
            replaced.put(name, prepared(property, given));
        });
        Fields.Builder fields = new Fields.Builder();
        visit.fields().texts().forEach((name, values) -> {
            if (!name.equals("@filter") && !name.equals(":filter")) {
                replaced.getOrDefault(name, values).forEach(value -> fields.add(name, value));
            }
        });
        if (!names.isEmpty()) {
            fields.add("@filter", String.join(",", names));
        }
        visit.fields(fields.build(visit.fields().isMultipart()));
    }

    private static Property property(Schema schema, ClassDefinition definition, String path) {
        try {
            return schema.follow(definition, path);
        } catch (RoundupException noProperty) {
            return null;
        }
    }

    private static List<String> prepared(Property property, List<String> values) {
        if (property.kind() == PropertyType.Kind.STRING && !property.name().equals("id")) {
            List<String> words = new ArrayList<>();
            values.forEach(value -> words.addAll(Words.split(value)));
            return words;
        }
        if (property.kind() == PropertyType.Kind.NUMBER || property.kind() == PropertyType.Kind.INTEGER) {
            boolean whole = property.kind() == PropertyType.Kind.INTEGER;
            values.forEach(value -> requireNumber(value.strip(), whole));
        }
        return values;
    }

    private static void requireNumber(String text, boolean whole) {
        String plain = whole ? "[+-]?[0-9]+" : "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?";
        for (String end : text.split(";|\\.\\.")) {
            if (!end.strip().matches(plain) && !end.isBlank()) {
                throw new ValueError("Invalid " + (whole ? "integer: " : "number: ") + text);
            }
        }
    }
}
