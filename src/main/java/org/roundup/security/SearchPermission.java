package org.roundup.security;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
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
