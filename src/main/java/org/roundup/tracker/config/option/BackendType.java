package org.roundup.tracker.config.option;

/** The kind of database. Roundup's anydbm is told apart, since its data must not seem to have vanished. */
final class BackendType implements ValueType<RdbmsOptions.Backend> {
    private static final String AVAILABLE = "Available backends: sqlite, postgresql, mysql, mariadb";

    private final ValueType<RdbmsOptions.Backend> inner =
            new ChoiceType<>(RdbmsOptions.Backend.class, ChoiceType::lowerCase, AVAILABLE);

    @Override
    public String canonical(String text) throws InvalidValue {
        if (text.equalsIgnoreCase("anydbm")) {
            throw new InvalidValue(AVAILABLE + "\nThe data of an anydbm tracker cannot be opened in place: export it "
                    + "with Roundup's own 'roundup-admin export', then import it here into another backend.");
        }
        return inner.canonical(text);
    }

    @Override
    public RdbmsOptions.Backend value(String canonical, ValueContext context) throws InvalidValue {
        return inner.value(canonical, context);
    }

    @Override
    public String hint() {
        return AVAILABLE;
    }
}
