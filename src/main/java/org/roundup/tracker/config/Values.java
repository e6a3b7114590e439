package org.roundup.tracker.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.option.InvalidValue;
import org.roundup.tracker.config.option.MailOptions;
import org.roundup.tracker.config.option.Option;
import org.roundup.tracker.config.option.ValueContext;

/** The meaning of all values, found once: paths against the home, addresses with their domain, secrets from files. */
final class Values {
    private final Map<Option<?>, Object> values = new HashMap<>();
    private final Map<Option<?>, String> unusable = new HashMap<>();

    private Values() {}

    static Values resolve(Map<Option<?>, Given> given, Path home, Problems problems) {
        Values result = new Values();
        ValueContext context = new ValueContext(home, domain(given));
        boolean mailLogin = isSet(given, MailOptions.USERNAME);
        given.forEach((option, source) -> {
            if (source.text() == null) {
                result.unusable.put(option, option.name() + " is not set and has no default");
                return;
            }
            try {
                result.values.put(option, option.type().value(source.text(), context));
            } catch (InvalidValue wrong) {
                result.unusable.put(option, wrong.getMessage());
                boolean irrelevant = option == MailOptions.PASSWORD && !mailLogin;
                if (!irrelevant && !(wrong instanceof InvalidValue.Incomplete)) {
                    problems.add(option, source.text(), source.line(), wrong);
                }
            }
        });
        return result;
    }

    private static Optional<String> domain(Map<Option<?>, Given> given) {
        return Optional.ofNullable(given.get(MailOptions.DOMAIN)).map(Given::text);
    }

    static boolean isSet(Map<Option<?>, Given> given, Option<String> option) {
        Given source = given.get(option);
        return source != null && source.text() != null && !source.text().isEmpty();
    }

    boolean has(Option<?> option) {
        return values.containsKey(option);
    }

    /** The value as an object, never null. */
    Object get(Option<?> option) {
        Object value = values.get(option);
        if (value == null) {
            String why = unusable.get(option);
            throw new ConfigurationError(why != null ? why : "Unsupported configuration option: " + option.name());
        }
        return value;
    }
}
