package org.roundup.tracker.config.option;

/** The number of a TCP port. */
final class PortType implements ValueType<Integer> {
    private static final int MAX = 65535;

    @Override
    public String canonical(String text) throws InvalidValue {
        try {
            int port = Digits.parse(text, 10).intValueExact();
            if (port >= 1 && port <= MAX) {
                return Integer.toString(port);
            }
        } catch (ArithmeticException | NumberFormatException notAPort) {
            throw new InvalidValue("Port number from 1 to " + MAX + " required");
        }
        throw new InvalidValue("Port number from 1 to " + MAX + " required");
    }

    @Override
    public Integer value(String canonical, ValueContext context) {
        return Integer.valueOf(canonical);
    }
}
