package org.roundup.tracker.config.option;

/** A mail address; one without {@code @} belongs to the configured domain. */
final class MailAddressType implements ValueType<String> {
    @Override
    public String value(String canonical, ValueContext context) throws InvalidValue {
        if (canonical.indexOf('@') >= 0) {
            return canonical;
        }
        String domain = context.mailDomain().orElseThrow(() -> new InvalidValue.Incomplete(MailOptions.DOMAIN));
        return canonical + "@" + domain;
    }

    @Override
    public String hint() {
        return "Without an @ sign, the domain of section [mail] is appended.";
    }
}
