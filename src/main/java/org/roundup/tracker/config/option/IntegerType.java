package org.roundup.tracker.config.option;

import java.math.BigInteger;

/** An integer not less than a minimum of 0 or 1. Values beyond the range of a long count as the greatest long. */
final class IntegerType implements ValueType<Long> {
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final int minimum;

    IntegerType(int minimum) {
        this.minimum = minimum;
    }

    @Override
    public String canonical(String text) throws InvalidValue {
        BigInteger number;
        try {
            number = Digits.parse(text, 10);
        } catch (NumberFormatException notANumber) {
            throw new InvalidValue("Integer number required");
        }
        if (number.compareTo(BigInteger.valueOf(minimum)) < 0) {
            throw new InvalidValue(
                    minimum == 0
                            ? "Integer number greater than or equal to zero required"
                            : "Integer number greater than zero required");
        }
        return number.toString();
    }

    @Override
    public Long value(String canonical, ValueContext context) {
        return new BigInteger(canonical).min(MAX).longValue();
    }
}
