package org.roundup.tracker.config.option;

import java.math.BigInteger;

/** An octal number as used for permissions of files, with or without {@code 0o} in front. */
final class OctalType implements ValueType<Integer> {
    private static final BigInteger MAX = BigInteger.valueOf(07777);

    @Override
    public String canonical(String text) throws InvalidValue {
        String digits = text.strip();
        if (digits.startsWith("0o") || digits.startsWith("0O")) {
            digits = digits.substring(2);
        }
        try {
            BigInteger number = Digits.parse(digits, 8);
            if (number.signum() >= 0 && number.compareTo(MAX) <= 0) {
                return "0o" + number.toString(8);
            }
        } catch (NumberFormatException notANumber) {
            throw new InvalidValue("Octal Integer number required");
        }
        throw new InvalidValue("Octal Integer number required");
    }

    @Override
    public Integer value(String canonical, ValueContext context) {
        return Integer.parseInt(canonical.substring(2), 8);
    }

    @Override
    public String hint() {
        return "An octal number, such as 0o022";
    }
}
