package org.roundup.security;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Schema;

/** Decides by what properties somebody with certain roles may search; see {@link Access#hasSearchPermission}. */
final class SearchPermission {

    private static final List<String> NAMES = List.of("View", "Search");

    private final Schema schema;
    private final Collection<Role> roles;

    SearchPermission(Schema schema, Collection<Role> roles) {
        this.schema = schema;
        this.roles = roles;
    }

    boolean allows(String className, String path) {
        String current = className;
        Property last = null;
        for (String step : path.split("\\.", -1)) {
            if (last != null) {
                if (!last.isReference()) {
                    return false;
                }
                current = last.reference().target();
            }
            if (!schema.has(current) || !schema.get(current).has(step) || !allowsStep(current, step)) {
                return false;
            }
            last = schema.get(current).property(step);
        }
        return !last.isReference() || allowsItems(schema.get(last.reference().target()));
    }

    /** The indexed texts of a class and of what it refers to; see {@link Access#searchableTexts}. */
    Set<String> texts(String className) {
        Set<String> paths = new LinkedHashSet<>();
        for (Property property : schema.get(className).allProperties()) {
            if (property.isReference()) {
                schema.get(property.reference().target()).properties().stream()
                        .filter(SearchPermission::isIndexed)
                        .forEach(text -> paths.add(property.name() + "." + text.name()));
            } else if (isIndexed(property)) {
                paths.add(property.name());
            }
        }
        paths.removeIf(path -> !allows(className, path));
        return paths;
    }

    private static boolean isIndexed(Property property) {
        return property.type() instanceof PropertyType.StringType text && text.indexed();
    }

    private boolean allowsItems(ClassDefinition target) {
        Set<String> shown = new LinkedHashSet<>(List.of("id", target.labelProperty(), target.orderProperty()));
        return shown.stream().allMatch(property -> allowsStep(target.name(), property));
    }

    private boolean allowsStep(String className, String property) {
        for (Role role : roles) {
            for (String name : NAMES) {
                if (role.any(name, className, false, permission -> permission.coversProperty(property))) {
                    return true;
                }
            }
        }
        return false;
    }
}
