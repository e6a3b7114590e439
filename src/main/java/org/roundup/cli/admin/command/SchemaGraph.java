package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;

/** Classes as a graph for Graphviz: a box each with its plain properties, an arrow for each Link and Multilink. */
final class SchemaGraph {

    private SchemaGraph() {}

    /** The lines of a file that {@code dot -Tsvg} makes a picture of. */
    static List<String> lines(List<ClassDefinition> classes) {
        Set<String> names = classes.stream().map(ClassDefinition::name).collect(Collectors.toSet());
        List<String> lines = new ArrayList<>(
                List.of("digraph schema {", "  rankdir=LR;", "  node [shape=record, fontname=Helvetica];"));
        classes.forEach(definition -> lines.add(box(definition)));
        for (ClassDefinition definition : classes) {
            for (Property property : definition.properties()) {
                if (isArrow(property) && names.contains(property.reference().target())) {
                    lines.add(arrow(definition, property));
                }
            }
        }
        lines.add("}");
        return lines;
    }

    private static boolean isArrow(Property property) {
        return (property.isLink() || property.isMultilink()) && !property.computed();
    }

    private static String box(ClassDefinition definition) {
        String plain = definition.properties().stream()
                .filter(property -> !property.isLink() && !property.isMultilink())
                .map(property -> property.name() + " : " + property.kind().title() + "\\l")
                .collect(Collectors.joining());
        return "  \"" + definition.name() + "\" [label=\"{" + definition.name() + "|" + plain + "}\"];";
    }

    private static String arrow(ClassDefinition definition, Property property) {
        String many = property.isMultilink() ? ", arrowhead=crow" : "";
        return "  \"" + definition.name() + "\" -> \"" + property.reference().target() + "\" [label=\""
                + property.name() + "\"" + many + "];";
    }
}
