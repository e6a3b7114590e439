package org.roundup.store;

import java.util.Arrays;
import java.util.List;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.SchemaBuilder;

/** A schema with a property of every type. */
final class TestSchema {

    private TestSchema() {}

    static Schema schema() {
        return builder().build();
    }

    /** The schema, with more properties of things. */
    static SchemaBuilder builder(Property... more) {
        SchemaBuilder builder = new SchemaBuilder();
        declare(
                        builder,
                        ClassDefinition.Kind.PLAIN,
                        "user",
                        Property.of("username", text()),
                        Property.of("password", new PropertyType.PasswordType(null)),
                        Property.of("roles", text()),
                        Property.of("timezone", text()))
                .setkey("username");
        SchemaBuilder.ClassBuilder thing = declare(
                builder,
                ClassDefinition.Kind.PLAIN,
                "thing",
                Property.of("name", new PropertyType.StringType(true)),
                Property.of("note", text()),
                Property.of("due", new PropertyType.DateType(null, true, null)),
                Property.of("dur", new PropertyType.IntervalType()),
                Property.of("flag", new PropertyType.BooleanType()),
                Property.of("num", new PropertyType.NumberType(false)),
                Property.of("cnt", new PropertyType.IntegerType()),
                Property.of("owner", new PropertyType.LinkType("user", true, true, "things", null)),
                Property.of("members", new PropertyType.MultilinkType("user", true, true, "memberof", null)),
                Property.of("deps", new PropertyType.MultilinkType("thing", true, true, null, null)),
                new Property("hush", text(), false, null, true));
        thing.setkey("name");
        List.of(more).forEach(thing::add);
        declare(builder, ClassDefinition.Kind.FILE, "msg", Property.of("summary", text()));
        return builder;
    }

    static SchemaBuilder.ClassBuilder declare(
            SchemaBuilder builder, ClassDefinition.Kind kind, String name, Property... properties) {
        return builder.declare(kind, name, List.copyOf(Arrays.asList(properties)));
    }

    static PropertyType text() {
        return new PropertyType.StringType(false);
    }
}
