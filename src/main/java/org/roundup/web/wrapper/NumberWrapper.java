package org.roundup.web.wrapper;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.html.Markup;

/** A Number or Integer. */
public final class NumberWrapper extends PropertyWrapper {

    NumberWrapper(Wrappers wrappers, Owner owner, Property property, Object value, String formText) {
        super(wrappers, owner, property, value, formText);
    }

    @Override
    String valueText() {
        return value == null ? "" : value.toString();
    }

    /** The number with three decimals. */
    public String pretty() {
        return pretty("%.3f");
    }

    /** The number in a format such as {@code %0.3f}; its text if it is none. */
    public String pretty(String format) {
        if (formText != null || !(value instanceof Number number) || !isViewOk()) {
            return plain();
        }
        return String.format(Locale.ROOT, format.replace("%0.", "%."), number.doubleValue());
    }

    @Override
    Markup editor(Map<String, ?> attributes) {
        if (!wrappers.visit().config().get(WebOptions.USE_BROWSER_NUMBER_INPUT)) {
            return input("text", plain(), attributes);
        }
        Map<String, Object> all = new HashMap<>(attributes);
        all.putIfAbsent("step", property.kind() == PropertyType.Kind.INTEGER ? "1" : "any");
        return input("number", plain(), all);
    }

    @Override
    public Object get(String member) {
        return member.equals("pretty") ? pretty() : super.get(member);
    }
}
