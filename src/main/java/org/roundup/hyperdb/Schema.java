package org.roundup.hyperdb;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All classes of a tracker, in declaration order. Immutable; made by {@link SchemaBuilder}. */
public final class Schema {

    private final Map<String, ClassDefinition> classes;

    Schema(Collection<ClassDefinition> classes) {
        Map<String, ClassDefinition> map = new LinkedHashMap<>();
        classes.forEach(definition -> map.put(definition.name(), definition));
        this.classes = Collections.unmodifiableMap(map);
    }

    public Collection<ClassDefinition> classes() {
        return classes.values();
    }

    /** The names, sorted. */
    public List<String> names() {
        return classes.keySet().stream().sorted().toList();
    }

    public boolean has(String name) {
        return classes.containsKey(name);
    }

    /**
     * The class of that name.
     *
     * @throws UnknownName if there is none
     */
    public ClassDefinition get(String name) {
        ClassDefinition definition = classes.get(name);
        if (definition == null) {
            throw new UnknownName("There is no class called \"" + name + "\"");
        }
        return definition;
    }

    /**
     * Follows a dotted path of references from a class to the property at its end.
     *
     * @throws UnknownName if a part is no property
     * @throws ValueError if a part before the last is no Link or Multilink
     */
    public Property follow(ClassDefinition start, String path) {
        ClassDefinition current = start;
        int from = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
            Property step = current.property(path.substring(from, dot));
            if (!step.isReference()) {
                throw new ValueError(
                        "'" + step.name() + "' in " + path + " is not a Link/Multilink property of " + current.name());
            }
            current = get(step.reference().target());
            from = dot + 1;
        }
        return current.property(path.substring(from));
    }
}
