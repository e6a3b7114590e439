package org.roundup.rest.resource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.ValueError;
import org.roundup.rest.wire.ApiError;

/** What becomes of a value to which another is added, or from which it is removed. */
final class Combination {

    private Combination() {}

    /**
     * The sum: texts are joined, numbers and intervals added, Multilinks united.
     *
     * @param before may be null
     * @param added may be null
     * @throws ValueError if values of this type cannot be added
     */
    static Object sum(Property property, Object before, Object added) {
        if (before == null || added == null) {
            return before == null ? added : before;
        }
        return switch (property.kind()) {
            case STRING -> before.toString() + added;
            case NUMBER -> (Double) before + (Double) added;
            case INTEGER -> Math.addExact((Integer) before, (Integer) added);
            case INTERVAL -> ((Interval) before).plus((Interval) added);
            case MULTILINK -> union((Collection<?>) before, (Collection<?>) added);
            case DATE -> throw new ApiError(405, cannotAdd(property));
            case BOOLEAN, LINK, PASSWORD -> throw new ValueError(cannotAdd(property));
        };
    }

    private static String cannotAdd(Property property) {
        return "property " + property.name() + ": a " + property.kind().title() + " can be replaced, not added to";
    }

    private static List<String> union(Collection<?> before, Collection<?> added) {
        Set<String> union = new LinkedHashSet<>();
        before.forEach(id -> union.add(id.toString()));
        added.forEach(id -> union.add(id.toString()));
        return new ArrayList<>(union);
    }

    /**
     * The rest: a Multilink without the elements, or empty if none are given; anything else is unset.
     *
     * @throws ValueError if there must be a value
     */
    static Object difference(Property property, ClassDefinition owner, Object before, Object removed) {
        if (property.required() || property.name().equals(owner.key())) {
            throw new ValueError("Attribute '" + property.name() + "' is required by class " + owner.name()
                    + " and can not be removed.");
        }
        if (!property.isMultilink()) {
            return null;
        }
        Collection<?> elements = (Collection<?>) removed;
        List<Object> rest = new ArrayList<>();
        if (!elements.isEmpty()) {
            rest.addAll((Collection<?>) before);
            rest.removeAll(elements);
        }
        return rest;
    }
}
