package org.roundup.tracker.config.option;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One of a few words, in any case. */
final class ChoiceType<E extends Enum<E>> implements ValueType<E> {
    private final Map<String, E> bySpelling = new LinkedHashMap<>();
    private final Function<E, String> spelling;
    private final String hint;

    /**
     * @param type the values
     * @param spelling how each is written in a file
     * @param hint tells what is accepted; empty for a list of the spellings
     */
    ChoiceType(Class<E> type, Function<E, String> spelling, String hint) {
        this.spelling = spelling;
        E[] values = type.getEnumConstants();
        for (E value : values) {
            bySpelling.put(spelling.apply(value).toLowerCase(Locale.ROOT), value);
        }
        this.hint = hint.isEmpty()
                ? Arrays.stream(values).map(this::shown).collect(Collectors.joining(", ", "Allowed values: ", ""))
                : hint;
    }

    private String shown(E value) {
        String text = spelling.apply(value);
        return text.isEmpty() ? "''" : text;
    }

    /** The usual spelling of a constant: lower case. */
    static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String canonical(String text) throws InvalidValue {
        E value = bySpelling.get(text.toLowerCase(Locale.ROOT));
        if (value == null) {
            throw new InvalidValue(hint);
        }
        return spelling.apply(value);
    }

    @Override
    public E value(String canonical, ValueContext context) {
        return bySpelling.get(canonical.toLowerCase(Locale.ROOT));
    }

    @Override
    public String hint() {
        return hint;
    }
}
