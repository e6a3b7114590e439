package org.roundup.store.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.Search;

/** The criteria of a search by property, those of paths below the reference that they go through. */
final class SearchTree {

    private final ClassDefinition definition;
    private final Map<String, List<Criterion>> criteria = new LinkedHashMap<>();
    private final Map<String, SearchTree> below = new LinkedHashMap<>();

    private SearchTree(ClassDefinition definition) {
        this.definition = definition;
    }

    /**
     * Sorts the conditions of a search.
     *
     * @throws org.roundup.hyperdb.UnknownName if a path names no property
     * @throws org.roundup.hyperdb.ValueError if a path goes through what is no reference
     */
    static SearchTree of(Schema schema, ClassDefinition definition, Search search) {
        SearchTree root = new SearchTree(definition);
        search.filter().forEach((path, value) -> root.add(schema, path, value, false));
        search.exact().forEach((path, value) -> root.add(schema, path, value, true));
        return root;
    }

    private void add(Schema schema, String path, Object value, boolean exact) {
        Property last = schema.follow(definition, path);
        SearchTree tree = this;
        int from = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
            Property step = tree.definition.property(path.substring(from, dot));
            ClassDefinition target = schema.get(step.reference().target());
            tree = tree.below.computeIfAbsent(step.name(), name -> new SearchTree(target));
            from = dot + 1;
        }
        tree.criteria
                .computeIfAbsent(last.name(), name -> new ArrayList<>())
                .add(new Criterion(tree.definition, last, value, exact));
    }

    ClassDefinition definition() {
        return definition;
    }

    /** The properties of which something is asked, themselves or below them. */
    Set<String> properties() {
        Set<String> names = new LinkedHashSet<>(criteria.keySet());
        names.addAll(below.keySet());
        return names;
    }

    List<Criterion> criteria(String property) {
        return criteria.getOrDefault(property, List.of());
    }

    /** What is asked of the items that the property refers to, or null. */
    SearchTree below(String property) {
        return below.get(property);
    }
}
