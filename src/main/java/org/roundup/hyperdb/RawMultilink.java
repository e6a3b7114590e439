package org.roundup.hyperdb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what is to become of a Multilink: ids and keys, each of which may have a sign. Without any sign they replace
 * what is there. If one has a sign, all of them are edits of what is there: {@code -} removes, {@code +} and no sign
 * add. To remove what is not there is no error.
 */
final class RawMultilink {

    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final RawValues values;
    private final Property property;

    RawMultilink(RawValues values, Property property) {
        this.values = values;
        this.property = property;
    }

    List<String> convert(Collection<String> current, List<String> items) {
        Set<String> edited = new LinkedHashSet<>(current);
        Set<String> given = new LinkedHashSet<>();
        boolean edits = false;
        for (String item : items) {
            String text = item.strip();
            if (text.isEmpty()) {
                continue;
            }
            char sign = text.charAt(0);
            boolean signed = sign == '-' || sign == '+';
            String id = values.id(property, signed ? text.substring(1).strip() : text);
            edits |= signed;
            if (sign == '-') {
                edited.remove(id);
            } else {
                edited.add(id);
                given.add(id);
            }
        }
        List<String> result = new ArrayList<>(edits ? edited : given);
        result.sort(BY_NUMBER);
        return result;
    }
}
