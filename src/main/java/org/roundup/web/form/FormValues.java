package org.roundup.web.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RawValues;
import org.roundup.hyperdb.RoundupException;
import org.roundup.security.Passwords;
import org.roundup.web.request.Fields;
import org.roundup.web.visit.Visit;

/** Reads the values of single fields. */
final class FormValues {

    private static final Comparator<String> BY_NUMBER = Comparator.comparingLong(Long::parseLong);

    private final Visit visit;
    private final Fields fields;
    private final Passwords passwords;
    private final RawValues raw;

    FormValues(Visit visit, Passwords passwords) {
        this.visit = visit;
        this.fields = visit.fields();
        this.passwords = passwords;
        this.raw = new RawValues(visit.db(), passwords);
    }

    /** The entries of comma lists in any number of fields, without empty ones. */
    static List<String> list(List<String> texts) {
        List<String> entries = new ArrayList<>();
        for (String text : texts) {
            Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(entry -> !entry.isEmpty())
                    .forEach(entries::add);
        }
        return entries;
    }

    /** The only value of a field, stripped, with line ends of the web made plain unless it is content. */
    String text(String field, String property, boolean keepLineEnds) {
        List<String> texts = fields.all(field);
        if (texts.size() > 1) {
            throw new FormError("You have submitted more than one value for the " + property + " property");
        }
        String text = texts.isEmpty() ? "" : texts.get(0).strip();
        return keepLineEnds ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The value of a property that is neither password nor multilink; null if the field is empty. */
    Object single(String field, HyperClass hyperclass, String id, Property property) {
        String text = text(field, property.name(), false);
        return text.isEmpty() ? null : read(hyperclass, id, property, text);
    }

    private Object read(HyperClass hyperclass, String id, Property property, String text) {
        try {
            return raw.rawToHyperdb(hyperclass, id, property.name(), text);
        } catch (RoundupException invalid) {
            throw new FormError(invalid.getMessage(), invalid);
        }
    }

    /** A password that was typed twice; nothing if the field is empty. It is taken as typed, blanks included. */
    Optional<Object> password(String field, String confirmation, Property property) {
        String typed = fields.first(field, "");
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        boolean confirmed = confirmation != null
                && fields.all(confirmation).equals(List.of(typed))
                && fields.all(field).size() == 1;
        if (!confirmed) {
            throw new FormError("Password and confirmation text do not match");
        }
        String scheme = ((PropertyType.PasswordType) property.type()).scheme();
        return Optional.of(scheme == null ? passwords.encode(typed) : passwords.encode(typed, scheme));
    }

    /**
     * The ids of a multilink, ascending.
     *
     * @param before what the form has said of the item so far
     */
    Object multilink(
            String field,
            FieldName.Operation operation,
            FormTarget target,
            Property property,
            Map<String, Object> before) {
        HyperClass hyperclass = visit.db().getclass(target.className());
        String entries = String.join(",", list(fields.all(field)));
        String id = target.isNew() ? null : target.id();
        List<String> named = ids(read(hyperclass, operation == FieldName.Operation.SET ? id : null, property, entries));
        if (operation == FieldName.Operation.SET) {
            return named;
        }
        List<String> ids = new ArrayList<>(ids(
                before.containsKey(property.name())
                        ? before.get(property.name())
                        : id == null ? List.of() : hyperclass.get(id, property.name())));
        for (String entry : named) {
            if (operation == FieldName.Operation.ADD) {
                if (!ids.contains(entry)) {
                    ids.add(entry);
                }
            } else if (!ids.remove(entry)) {
                throw new FormError("property \"" + property.name() + "\": \"" + entry + "\" not currently in list");
            }
        }
        ids.sort(BY_NUMBER);
        return ids;
    }

    @SuppressWarnings("unchecked") // multilink values are lists of ids
    private static List<String> ids(Object value) {
        return value == null ? List.of() : (List<String>) value;
    }
}
