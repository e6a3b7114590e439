package org.roundup.tracker.config.option;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code always}, {@code never}, {@code creation + INTERVAL} or {@code activity + INTERVAL}. */
final class SubjectMatchType implements ValueType<SubjectMatch> {
    private static final Pattern DATED =
            Pattern.compile("(creation|activity)\\s+(?:\\+\\s*)?(.+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern INTERVAL =
            Pattern.compile("(?=.)(\\d+y)?\\s*(\\d+m)?\\s*(\\d+w)?\\s*(\\d+d)?\\s*(\\d?\\d:\\d\\d(:\\d\\d)?)?");

    @Override
    public String canonical(String text) throws InvalidValue {
        String word = text.toLowerCase(Locale.ROOT);
        if (word.equals("always") || word.equals("never")) {
            return word;
        }
        Matcher dated = DATED.matcher(text);
        if (!dated.matches()) {
            throw new InvalidValue(hint());
        }
        String interval = dated.group(2).strip();
        if (!INTERVAL.matcher(interval).matches()) {
            throw new InvalidValue("Not an interval such as 3d, 2w or 1m 12:00: " + interval);
        }
        return dated.group(1).toLowerCase(Locale.ROOT) + " + " + interval;
    }

    @Override
    public SubjectMatch value(String canonical, ValueContext context) {
        int plus = canonical.indexOf(" + ");
        String word = plus < 0 ? canonical : canonical.substring(0, plus);
        String interval = plus < 0 ? "" : canonical.substring(plus + 3);
        return new SubjectMatch(SubjectMatch.Kind.valueOf(word.toUpperCase(Locale.ROOT)), interval);
    }

    @Override
    public String hint() {
        return "Allowed values: always, never, creation + INTERVAL, activity + INTERVAL";
    }
}
