package org.roundup.tracker.config.option;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Secrets separated by commas, in a secret. A short first one switches off what needs it; all others must be long
 * enough.
 */
final class SigningSecretsType implements ValueType<List<String>> {
    private static final int MINIMUM = 32;

    private final ValueType<String> whole = new SecretType();

    @Override
    public List<String> value(String canonical, ValueContext context) throws InvalidValue {
        List<String> secrets = Stream.of(whole.value(canonical, context).split(",", -1))
                .map(String::stripLeading)
                .toList();
        List<String> tooShort = new ArrayList<>();
        for (int i = 1; i < secrets.size(); i++) {
            int length = secrets.get(i).length();
            if (length < MINIMUM) {
                tooShort.add("number " + (i + 1) + " has " + length);
            }
        }
        if (!tooShort.isEmpty()) {
            throw new InvalidValue("One or more secrets less then " + MINIMUM + " characters in length\nfound: "
                    + String.join(", ", tooShort));
        }
        return secrets;
    }

    @Override
    public String hint() {
        return whole.hint();
    }

    @Override
    public boolean secret() {
        return true;
    }
}
