package org.roundup.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.ValueError;

/**
 * A permission that roles can be given: a name ({@code View}, {@code Edit} or any other), and optionally a class,
 * properties of it, and a check or filter that decides for each item. Immutable.
 */
public final class Permission {

    private final String name;
    private final String description;
    private final String className;
    private final List<String> properties;
    private final Set<String> propertySet;
    private final boolean propsOnly;
    private final PermissionCheck check;
    private final PermissionFilter filter;

    /**
     * Defines a permission.
     *
     * @param name kind of permission, case matters
     * @param description shown by the command {@code security}; null is the same as empty
     * @param className the class it holds for, or null for every class and for questions without a class
     * @param properties the properties it holds for, or null for all
     * @param check decides for each item, or null
     * @param propsOnly whether it is used only when a property is asked for; without {@code properties} it has no
     *     effect
     * @param filter describes the items by searches, or null; without {@code check} it decides for single items too
     * @throws ValueError if the name is missing, the list of properties is empty, or a filter has neither class nor
     *     check
     */
    public Permission(
            String name,
            String description,
            String className,
            Collection<String> properties,
            PermissionCheck check,
            boolean propsOnly,
            PermissionFilter filter) {
        this.name = name;
        this.description = description == null ? "" : description;
        this.className = className;
        this.properties = properties == null ? null : List.copyOf(properties);
        this.propertySet = properties == null ? Set.of() : Set.copyOf(properties);
        this.propsOnly = propsOnly && properties != null;
        this.filter = filter;
        this.check = check == null && filter != null ? new FilterCheck(this) : check;
        validate(check);
    }

    private void validate(PermissionCheck givenCheck) {
        if (name == null || name.isBlank()) {
            throw new ValueError("A permission needs a name");
        }
        if (properties != null && properties.isEmpty()) {
            throw new ValueError("The list of properties of permission " + title()
                    + " is empty. Leave it out to mean all properties");
        }
        if (filter != null && className == null && givenCheck == null) {
            throw new ValueError("Definition of a filter function needs a check function if no klass is given");
        }
    }

    public String name() {
        return name;
    }

    /** The description; empty if there is none. */
    public String description() {
        return description;
    }

    /** Name of the class it holds for, or null for all. */
    public String className() {
        return className;
    }

    /** The properties it holds for, or null for all. */
    public List<String> properties() {
        return properties;
    }

    /** Decides for each item; null if the permission holds for all items. */
    public PermissionCheck check() {
        return check;
    }

    /** Whether it holds for some items only. */
    public boolean isChecked() {
        return check != null;
    }

    /** Whether it describes the items it holds for by searches. */
    public boolean hasFilter() {
        return filter != null;
    }

    /** The searches of the filter without order and limits; see {@link PermissionFilter}. Only to be asked when {@link #hasFilter()}. */
    List<Search> searches(Hyperdb db, String userId, HyperClass hyperclass) {
        List<Search> searches = new ArrayList<>();
        for (Search search : filter.searches(db, userId, hyperclass)) {
            if (search.matches() != null || search.visible() != null) {
                throw new ValueError("The filter function of permission " + title()
                        + " must describe items by conditions, not by a list of ids");
            }
            searches.add(search.withSort(List.of()).withGroup(List.of()).withPage(null, 0));
        }
        return searches;
    }

    /** Whether it is about the property; null asks for the item or class as a whole. */
    boolean coversProperty(String property) {
        if (property == null) {
            return !propsOnly;
        }
        return properties == null || propertySet.contains(property);
    }

    /** Whether the definition is the same, descriptions and filters apart. */
    boolean isDefinedAs(Permission other) {
        return name.equals(other.name)
                && Objects.equals(className, other.className)
                && Objects.equals(properties, other.properties)
                && Objects.equals(check, other.check)
                && propsOnly == other.propsOnly;
    }

    /** The name, with the class if there is one: {@code View for "issue"}. */
    String title() {
        return className == null ? name : name + " for \"" + className + "\"";
    }

    @Override
    public String toString() {
        return "Permission " + title();
    }
}
