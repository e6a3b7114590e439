package org.roundup.web.wrapper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.RoundupException;
import org.roundup.web.visit.Permissions;

/** The texts that stand for items, and their order. Keeps what it has looked up for the visit. */
final class Labels {

    private final Hyperdb db;
    private final Permissions permissions;
    private final Map<String, Map<String, String>> known = new HashMap<>();

    Labels(Hyperdb db, Permissions permissions) {
        this.db = db;
        this.permissions = permissions;
    }

    /** The label of an item; its id if the item is gone, {@code [hidden]} if the visitor may not see the label. */
    String of(String className, String id) {
        return known.computeIfAbsent(className, key -> new HashMap<>())
                .computeIfAbsent(id, key -> lookup(className, key));
    }

    private String lookup(String className, String id) {
        HyperClass hyperclass = db.getclass(className);
        if (!hyperclass.hasnode(id)) {
            return id;
        }
        String property = hyperclass.definition().labelProperty(true);
        boolean viewable =
                permissions.viewable(className, property, id) || permissions.may("Search", className, property, null);
        if (!viewable) {
            return PropertyWrapper.HIDDEN;
        }
        Object label = hyperclass.get(id, property);
        return label == null ? "[label is missing]" : label.toString();
    }

    /** The value that names an item in a text field: its key if the class has one, else the id. */
    String key(String className, String id) {
        ClassDefinition definition = db.schema().get(className);
        HyperClass hyperclass = db.getclass(className);
        if (!definition.hasKey() || !hyperclass.hasnode(id) || !permissions.viewable(className, definition.key(), id)) {
            return id;
        }
        Object key = hyperclass.get(id, definition.key());
        return key == null ? id : key.toString();
    }

    /** The ids in the order of their class, unset values last. */
    List<String> sorted(String className, Collection<String> ids) {
        ClassDefinition definition = db.schema().get(className);
        String order = definition.orderProperty();
        List<String> sorted = new ArrayList<>(ids);
        if (sorted.size() < 2) {
            return sorted;
        }
        Comparator<String> byId = Comparator.comparingLong(Long::parseLong);
        if (ClassDefinition.isProtected(order)) {
            sorted.sort(byId);
            return sorted;
        }
        HyperClass hyperclass = db.getclass(className);
        hyperclass.prefetch(ids);
        Map<String, Object> keys = new HashMap<>();
        ids.forEach(id -> keys.put(id, comparable(hyperclass, id, order)));
        Comparator<Object> byValue = Comparator.nullsLast(Labels::compare);
        Comparator<String> byKey = (left, right) -> byValue.compare(keys.get(left), keys.get(right));
        sorted.sort(byKey.thenComparing(byId));
        return sorted;
    }

    @SuppressWarnings("unchecked") // the values of one property are of one type
    private static int compare(Object left, Object right) {
        return left instanceof String a && right instanceof String b
                ? a.compareToIgnoreCase(b)
                : ((Comparable<Object>) left).compareTo(right);
    }

    private static Object comparable(HyperClass hyperclass, String id, String property) {
        try {
            return hyperclass.get(id, property) instanceof Comparable<?> value ? value : null;
        } catch (RoundupException gone) {
            return null;
        }
    }
}
