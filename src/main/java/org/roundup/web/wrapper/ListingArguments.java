package org.roundup.web.wrapper;

import java.util.Map;
import org.roundup.web.index.IndexArguments;
import org.roundup.web.index.IndexReader;
import org.roundup.web.request.Fields;

/** Reads the arguments of a list that a template asks for, as if they had been sent. */
final class ListingArguments {

    private ListingArguments() {}

    static IndexArguments read(Wrappers wrappers, String className, Map<String, ?> arguments) {
        Fields.Builder fields = new Fields.Builder();
        arguments.forEach((name, value) -> {
            if (name.equals("filter") && value instanceof Map<?, ?> filter) {
                StringBuilder names = new StringBuilder();
                filter.forEach((property, text) -> {
                    names.append(names.isEmpty() ? "" : ",").append(property);
                    fields.add(property.toString(), String.valueOf(text));
                });
                fields.add("@filter", names.toString());
            } else if (value != null) {
                fields.add("@" + name, value.toString());
            }
        });
        return read(wrappers, className, fields.build(false));
    }

    static IndexArguments read(Wrappers wrappers, String className, Fields fields) {
        IndexReader reader = new IndexReader(
                wrappers.db(),
                wrappers.visit().searchRules()::searchable,
                wrappers.visit().messages()::error);
        return reader.read(fields, className);
    }
}
