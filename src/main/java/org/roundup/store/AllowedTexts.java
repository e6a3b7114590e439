package org.roundup.store;

import java.util.Optional;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.store.index.Fragment;
import org.roundup.store.index.TextFilter;

/**
 * Lets a full-text query look only into texts that the searcher may search. A text of another class counts only if it
 * may be searched through every property that leads there, since a hit does not tell which way it was found.
 */
final class AllowedTexts implements TextFilter {

    private final ClassDefinition definition;
    private final Set<String> paths;

    /** @param paths as {@link org.roundup.hyperdb.Search#texts} has them */
    AllowedTexts(ClassDefinition definition, Set<String> paths) {
        this.definition = definition;
        this.paths = paths;
    }

    @Override
    public boolean reads(String className, String property) {
        if (className.equals(definition.name()) && !paths.contains(property)) {
            return false;
        }
        for (Property step : definition.properties()) {
            if (step.isReference()
                    && step.reference().target().equals(className)
                    && !paths.contains(step.name() + "." + property)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Optional<Fragment> readable(String className) {
        return Optional.empty();
    }
}
