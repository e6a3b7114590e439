package org.roundup.tracker.config.option;

import java.util.ArrayList;
import java.util.List;

/** The address of a web directory: http or https, with a slash at its end. */
final class UrlType implements ValueType<String> {
    @Override
    public String canonical(String text) throws InvalidValue {
        List<String> wrong = new ArrayList<>();
        if (text.isEmpty()) {
            wrong.add("Value must not be empty.");
        } else {
            if (!text.startsWith("http://") && !text.startsWith("https://")) {
                wrong.add("Value must start with http:// or https://.");
            }
            if (!text.endsWith("/")) {
                wrong.add("Value must end with /.");
            }
        }
        if (!wrong.isEmpty()) {
            throw new InvalidValue(String.join("\n", wrong));
        }
        return text;
    }

    @Override
    public String value(String canonical, ValueContext context) {
        return canonical;
    }
}
