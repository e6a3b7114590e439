package org.roundup.tracker.config.option;

/** The layout of log lines; see {@link LogFormat}. */
final class LogFormatType implements ValueType<LogFormat> {
    @Override
    public String canonical(String text) throws InvalidValue {
        LogFormat.parse(text);
        return text;
    }

    @Override
    public LogFormat value(String canonical, ValueContext context) throws InvalidValue {
        return LogFormat.parse(canonical);
    }

    @Override
    public String hint() {
        return "In this file, the per cent sign of each token is doubled: %(message)s is written %%(message)s.";
    }
}
