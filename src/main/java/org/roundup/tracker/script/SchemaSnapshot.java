package org.roundup.tracker.script;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.SchemaBuilder;

/**
 * A schema as data, so that commands which need nothing else of the scripts start without running them.
 */
final class SchemaSnapshot {

    private SchemaSnapshot() {}

    static void write(Schema schema, DataOutputStream out) throws IOException {
        out.writeInt(schema.classes().size());
        for (ClassDefinition definition : schema.classes()) {
            write(definition, out);
        }
    }

    private static void write(ClassDefinition definition, DataOutputStream out) throws IOException {
        out.writeUTF(definition.kind().name());
        out.writeUTF(definition.name());
        out.writeBoolean(definition.journalled());
        out.writeUTF(definition.key());
        // A label by default is found again by itself; only one that is alphabetically first depends on the question.
        boolean fixedLabel = definition.labelProperty(true).equals(definition.labelProperty(false));
        out.writeUTF(fixedLabel ? definition.labelProperty() : "");
        String order = definition.orderProperty();
        out.writeUTF(definition.property(order).computed() ? "" : order);
        Collection<Property> declared = definition.properties().stream()
                .filter(property -> !property.computed())
                .toList();
        out.writeInt(declared.size());
        for (Property property : declared) {
            out.writeUTF(property.name());
            out.writeBoolean(property.required());
            out.writeBoolean(property.quiet());
            DefaultValues.write(property.defaultValue(), out);
            write(property.type(), out);
        }
    }

    private static void write(PropertyType type, DataOutputStream out) throws IOException {
        out.writeUTF(type.kind().name());
        if (type instanceof PropertyType.StringType string) {
            out.writeBoolean(string.indexed());
        } else if (type instanceof PropertyType.PasswordType password) {
            writeText(password.scheme(), out);
        } else if (type instanceof PropertyType.DateType date) {
            writeText(date.zone(), out);
            out.writeBoolean(date.displayTime());
            writeText(date.format(), out);
        } else if (type instanceof PropertyType.NumberType number) {
            out.writeBoolean(number.useDouble());
        } else if (type instanceof PropertyType.Reference reference) {
            out.writeUTF(reference.target());
            out.writeBoolean(reference.journalled());
            out.writeBoolean(reference.tryIdParsing());
            writeText(reference.reverseName(), out);
            if (type instanceof PropertyType.LinkType link) {
                writeText(link.mailHeaderProperty(), out);
            }
        }
    }

    static void writeText(String text, DataOutputStream out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    static String readText(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    static Schema read(DataInputStream in) throws IOException {
        try {
            SchemaBuilder builder = new SchemaBuilder();
            for (int left = in.readInt(); left > 0; left--) {
                readClass(builder, in);
            }
            return builder.build();
        } catch (RoundupException | IllegalArgumentException e) {
            throw new IOException("it holds no schema: " + e.getMessage(), e);
        }
    }

    private static void readClass(SchemaBuilder builder, DataInputStream in) throws IOException {
        ClassDefinition.Kind kind = ClassDefinition.Kind.valueOf(in.readUTF());
        String name = in.readUTF();
        boolean journalled = in.readBoolean();
        String key = in.readUTF();
        String label = in.readUTF();
        String order = in.readUTF();
        List<Property> properties = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            properties.add(readProperty(in));
        }
        SchemaBuilder.ClassBuilder declared = builder.declare(kind, name, properties);
        if (!key.isEmpty()) {
            declared.setkey(key);
        }
        if (!label.isEmpty()) {
            declared.setlabelprop(label);
        }
        if (!order.isEmpty()) {
            declared.setorderprop(order);
        }
        if (!journalled) {
            declared.disableJournalling();
        }
    }

    private static Property readProperty(DataInputStream in) throws IOException {
        String name = in.readUTF();
        boolean required = in.readBoolean();
        boolean quiet = in.readBoolean();
        Object defaultValue = DefaultValues.read(in);
        return new Property(name, readType(in), required, defaultValue, quiet);
    }

    private static PropertyType readType(DataInputStream in) throws IOException {
        return switch (PropertyType.Kind.valueOf(in.readUTF())) {
            case STRING -> new PropertyType.StringType(in.readBoolean());
            case PASSWORD -> new PropertyType.PasswordType(readText(in));
            case DATE -> new PropertyType.DateType(readText(in), in.readBoolean(), readText(in));
            case INTERVAL -> new PropertyType.IntervalType();
            case BOOLEAN -> new PropertyType.BooleanType();
            case NUMBER -> new PropertyType.NumberType(in.readBoolean());
            case INTEGER -> new PropertyType.IntegerType();
            case LINK ->
                new PropertyType.LinkType(in.readUTF(), in.readBoolean(), in.readBoolean(), readText(in), readText(in));
            case MULTILINK ->
                new PropertyType.MultilinkType(in.readUTF(), in.readBoolean(), in.readBoolean(), readText(in), null);
        };
    }
}
