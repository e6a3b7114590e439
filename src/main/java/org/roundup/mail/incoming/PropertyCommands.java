package org.roundup.mail.incoming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RawValues;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.ValueError;

/**
 * Reads {@code property=value[,value...][;property=value...]}. For a Multilink, {@code property+=value} and {@code
 * property-=value} add and remove, as signs before the values do.
 *
 * @param values the values of those that could be read
 * @param problems what is wrong with the others
 */
record PropertyCommands(Map<String, Object> values, List<String> problems) {

    private static final String FORM = "not of form [arg=value,value,...;arg=value,value,...]";

    /** Types of which an empty text means that there is no value. */
    private static final Set<PropertyType.Kind> UNSET_IF_EMPTY = EnumSet.of(
            PropertyType.Kind.DATE,
            PropertyType.Kind.INTERVAL,
            PropertyType.Kind.BOOLEAN,
            PropertyType.Kind.NUMBER,
            PropertyType.Kind.INTEGER);

    /**
     * Reads commands for an item.
     *
     * @param text null or empty if there are none
     * @param itemId the item, or null for a new one
     */
    static PropertyCommands read(String text, RawValues raw, HyperClass hyperclass, String itemId) {
        PropertyCommands result = new PropertyCommands(new LinkedHashMap<>(), new ArrayList<>());
        if (text == null || text.isEmpty()) {
            return result;
        }
        for (String part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0 || part.indexOf('=', equals + 1) >= 0) {
                result.problems.add(FORM);
                break;
            }
            result.add(
                    part.substring(0, equals).strip(),
                    part.substring(equals + 1).strip(),
                    raw,
                    hyperclass,
                    itemId);
        }
        return result;
    }

    private void add(String name, String value, RawValues raw, HyperClass hyperclass, String itemId) {
        char last = name.isEmpty() ? ' ' : name.charAt(name.length() - 1);
        ClassDefinition definition = hyperclass.definition();
        String shorter = last == '+' || last == '-'
                ? name.substring(0, name.length() - 1).strip()
                : name;
        boolean isEdit = !shorter.equals(name)
                && definition.has(shorter)
                && definition.property(shorter).isMultilink();
        try {
            if (ClassDefinition.isProtected(name)) {
                throw new ValueError("property " + name + " is kept by the tracker and cannot be set");
            }
            Property property = definition.property(isEdit ? shorter : name);
            String given = isEdit ? signed(value, last) : value;
            boolean unset = given.isEmpty() && UNSET_IF_EMPTY.contains(property.kind());
            values.put(property.name(), raw.rawToHyperdb(hyperclass, itemId, property.name(), unset ? null : given));
        } catch (UnknownName | ValueError wrong) {
            problems.add(wrong.getMessage());
        }
    }

    private static String signed(String values, char sign) {
        return String.join(
                ",",
                Arrays.stream(values.split(","))
                        .map(value -> sign + value.strip())
                        .toList());
    }
}
