package org.roundup.rest.resource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.store.StoredClass;

/** Shows items of one class: some fields, in some detail, as far as the caller may see them. */
final class ItemView {

    private static final String VIEW = "View";
    private static final int WITH_LABEL = 2;
    private static final int WITH_CONTENT = 3;

    private final Call call;
    private final int verbose;
    private final Map<String, FieldPath> fields = new TreeMap<>();
    private final Map<String, Boolean> always = new HashMap<>();

    /**
     * A view.
     *
     * @param verbose 0: links are ids; 1: and addresses; 2: and labels; 3: contents are texts
     */
    ItemView(Call call, Collection<FieldPath> fields, int verbose) {
        this.call = call;
        this.verbose = verbose < 0 ? 1 : verbose;
        fields.forEach(field -> this.fields.put(field.text(), field));
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The fields of an item, sorted by name; those that the caller may not see are left out. */
    Map<String, Object> of(StoredClass hyperclass, String id) {
        Map<String, Object> shown = new LinkedHashMap<>();
        fields.forEach((name, path) -> add(shown, name, path, hyperclass, id));
        return shown;
    }

    private void add(Map<String, Object> shown, String name, FieldPath path, StoredClass hyperclass, String id) {
        StoredClass owner = hyperclass;
        String current = id;
        for (int i = 0; i < path.steps().size(); i++) {
            Property step = path.steps().get(i);
            if (!mayView(owner.getClassname(), step.name(), current)) {
                return;
            }
            if (i == path.steps().size() - 1) {
                shown.put(name, value(owner, step, current));
                return;
            }
            current = (String) owner.get(current, step.name());
            if (current == null) {
                shown.put(name, null);
                return;
            }
            owner = call.db().getclass(step.reference().target());
        }
    }

    private boolean mayView(String className, String property, String id) {
        String key = className + '.' + property;
        Boolean known = always.get(key);
        if (known == null) {
            known = call.mayAlways(VIEW, className, property);
            always.put(key, known);
        }
        return known || call.may(VIEW, className, property, id);
    }

    private Object value(StoredClass owner, Property property, String id) {
        ClassDefinition definition = owner.definition();
        if (definition.isFile() && property.name().equals("content") && verbose < WITH_CONTENT) {
            return Map.of("link", call.place().contentLink(definition.name(), id));
        }
        Object value = owner.get(id, property.name());
        if (value == null || !property.isReference()) {
            return WireValues.read(value);
        }
        String target = property.reference().target();
        if (!property.isMultilink()) {
            return link(target, (String) value);
        }
        List<Object> links = new ArrayList<>();
        ((List<?>) value).forEach(each -> links.add(link(target, (String) each)));
        return links;
    }

    private Object link(String className, String id) {
        if (verbose == 0) {
            return id;
        }
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("id", id);
        link.put("link", call.place().link(className, id));
        if (verbose >= WITH_LABEL) {
            StoredClass target = call.db().getclass(className);
            String label = target.definition().labelProperty();
            if (mayView(className, label, id)) {
                link.put(label, WireValues.read(target.get(id, label)));
            }
        }
        return link;
    }

    /** The label of a class as a field. */
    static FieldPath label(Call call, ClassDefinition definition) {
        return FieldPath.parse(call.db().schema(), definition, definition.labelProperty());
    }

    static boolean showsLabel(int verbose) {
        return verbose >= WITH_LABEL;
    }
}
