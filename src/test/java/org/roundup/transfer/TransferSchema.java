package org.roundup.transfer;

import java.util.List;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.SchemaBuilder;

/** A property of every type, a computed one, a key, contents. */
final class TransferSchema {

    private TransferSchema() {}

    static Schema schema() {
        SchemaBuilder builder = new SchemaBuilder();
        builder.declare(ClassDefinition.Kind.PLAIN, "user", List.of(text("username")))
                .setkey("username");
        builder.declare(
                        ClassDefinition.Kind.PLAIN,
                        "thing",
                        List.of(
                                Property.of("name", new PropertyType.StringType(true)),
                                text("note"),
                                Property.of("due", new PropertyType.DateType(null, true, null)),
                                Property.of("dur", new PropertyType.IntervalType()),
                                Property.of("flag", new PropertyType.BooleanType()),
                                Property.of("num", new PropertyType.NumberType(true)),
                                Property.of("cnt", new PropertyType.IntegerType()),
                                Property.of("owner", new PropertyType.LinkType("user", true, true, "things", null)),
                                Property.of("members", new PropertyType.MultilinkType("user", true, true, null, null)),
                                Property.of("secret", new PropertyType.PasswordType(null))))
                .setkey("name");
        builder.declare(ClassDefinition.Kind.FILE, "msg", List.of(text("summary")));
        return builder.build();
    }

    private static Property text(String name) {
        return Property.of(name, new PropertyType.StringType(false));
    }
}
