package org.roundup.tracker.script;

import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Schema;

/** Schemas as texts, so that tests can compare them. */
final class SchemaTexts {

    private SchemaTexts() {}

    static String of(Schema schema) {
        StringBuilder text = new StringBuilder();
        for (ClassDefinition definition : schema.classes()) {
            text.append(definition.kind()).append(' ').append(definition.name());
            text.append(" key=").append(definition.key());
            text.append(" label=")
                    .append(definition.labelProperty())
                    .append('/')
                    .append(definition.labelProperty(true));
            text.append(" order=").append(definition.orderProperty());
            text.append(definition.journalled() ? "\n" : " unjournalled\n");
            definition.properties().forEach(property -> text.append("  ").append(line(property)));
        }
        return text.toString();
    }

    private static String line(Property property) {
        String type = property.type() instanceof PropertyType.MultilinkType link && link.reverseOf() != null
                ? "reverse of " + link.target() + "." + link.reverseOf().name()
                : property.type().toString();
        return property.name() + ": " + type + (property.required() ? " required" : "")
                + (property.quiet() ? " quiet" : "")
                + (property.defaultValue() == null
                        ? ""
                        : " default " + property.defaultValue() + " "
                                + property.defaultValue().getClass().getSimpleName())
                + "\n";
    }
}
