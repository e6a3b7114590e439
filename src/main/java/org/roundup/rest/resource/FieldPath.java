package org.roundup.rest.resource;

import java.util.List;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.rest.wire.ApiError;

/**
 * A property of a class, or a path through Links to one of another class.
 *
 * @param text as it was given
 * @param owners the class of each step
 * @param steps the properties; all but the last are references
 */
record FieldPath(String text, List<ClassDefinition> owners, List<Property> steps) {

    /**
     * Reads a path for a filter: it may go through Multilinks.
     *
     * @throws ApiError if there is no such property
     */
    static FieldPath parse(Schema schema, ClassDefinition definition, String text) {
        List<ClassDefinition> owners = new java.util.ArrayList<>();
        List<Property> steps = new java.util.ArrayList<>();
        ClassDefinition owner = definition;
        for (String name : text.split("\\.", -1)) {
            if (owner == null) {
                throw ApiError.badField(
                        text,
                        "Property " + steps.get(steps.size() - 1).name() + " can not be dereferenced in " + text + ".");
            }
            if (!owner.has(name)) {
                String shown = steps.isEmpty() && !text.contains(".") ? name : text;
                throw ApiError.badField(text, "'Unknown property: " + shown + "'");
            }
            Property property = owner.property(name);
            owners.add(owner);
            steps.add(property);
            owner = property.isReference() ? schema.get(property.reference().target()) : null;
        }
        return new FieldPath(text, List.copyOf(owners), List.copyOf(steps));
    }

    /**
     * Reads a path to be shown: it leads to one value, so that only its last step may be a Multilink; and the caller may
     * see every step of a path.
     */
    static FieldPath shown(Call call, ClassDefinition definition, String text) {
        FieldPath path = parse(call.db().schema(), definition, text);
        for (int i = 0; i < path.steps.size(); i++) {
            Property step = path.steps.get(i);
            if (step.isMultilink() && i < path.steps.size() - 1) {
                throw ApiError.badField(text, "Multilink Traversal not allowed: " + text);
            }
            String className = path.owners.get(i).name();
            if (path.isLong() && !call.may("View", className, step.name(), null)) {
                throw new Unauthorised("User does not have permission on \"" + className + "." + step.name() + "\"");
            }
        }
        return path;
    }

    /** Whether it leads through other items. */
    boolean isLong() {
        return steps.size() > 1;
    }

    Property last() {
        return steps.get(steps.size() - 1);
    }
}
