package org.roundup.rest.resource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.rest.wire.Params;

/** The fields that a call for an item asks for. */
final class Fields {

    private Fields() {}

    /** A list separated by commas, or by colons if there is no comma. */
    static List<String> names(String list) {
        return List.of(list.split(list.indexOf(',') >= 0 ? "," : ":", -1));
    }

    /** What {@code @fields} name; without them all properties, with {@code @protected} those that nobody writes too. */
    static ItemView view(Call call, ClassDefinition definition) {
        int verbose = call.number("@verbose", 1);
        Map<String, FieldPath> fields = new TreeMap<>();
        for (Params.Param param : call.query()) {
            if (param.name().equals("@fields") || param.name().equals("@attrs")) {
                names(param.value()).forEach(name -> fields.put(name, FieldPath.shown(call, definition, name)));
            }
        }
        if (fields.isEmpty()) {
            boolean all = "true".equalsIgnoreCase(call.query().last("@protected"));
            for (Property property : all ? definition.allProperties() : definition.properties()) {
                fields.put(property.name(), FieldPath.parse(call.db().schema(), definition, property.name()));
            }
        } else if (ItemView.showsLabel(verbose)) {
            FieldPath label = ItemView.label(call, definition);
            fields.put(label.text(), label);
        }
        return new ItemView(call, fields.values(), verbose);
    }
}
