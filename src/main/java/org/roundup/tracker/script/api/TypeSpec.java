package org.roundup.tracker.script.api;

import java.math.BigDecimal;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;

/** What {@code String()}, {@code Link('user')} and so on say in a schema: a property that has no name yet. */
public record TypeSpec(PropertyType type, boolean required, Object defaultValue, boolean quiet) {

    static TypeSpec of(PropertyType type, Options options) {
        TypeSpec spec = new TypeSpec(
                type,
                options.flag("required", false),
                initial(options.value("default_value")),
                options.flag("quiet", false));
        options.requireNoOthers();
        return spec;
    }

    private static Object initial(Object value) {
        return value instanceof BigDecimal number ? Double.valueOf(number.doubleValue()) : ScriptValues.plain(value);
    }

    Property named(String name) {
        return new Property(name, type, required, defaultValue, quiet);
    }
}
