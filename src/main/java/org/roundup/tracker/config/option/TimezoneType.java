package org.roundup.tracker.config.option;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time zone: a name of the zone database, or an offset from UTC in hours, or in hours and minutes. */
final class TimezoneType implements ValueType<ZoneId> {
    private static final Pattern OFFSET = Pattern.compile("([+-]?)(\\d{1,2})(?::(\\d{2}))?");
    private static final Map<String, ZoneOffset> SHORT_NAMES =
            Map.of("EST", ZoneOffset.ofHours(-5), "MST", ZoneOffset.ofHours(-7), "HST", ZoneOffset.ofHours(-10));

    @Override
    public String canonical(String text) throws InvalidValue {
        zone(text);
        return text;
    }

    @Override
    public ZoneId value(String canonical, ValueContext context) throws InvalidValue {
        return zone(canonical);
    }

    private static ZoneId zone(String text) throws InvalidValue {
        if (SHORT_NAMES.containsKey(text)) {
            return SHORT_NAMES.get(text);
        }
        try {
            Matcher offset = OFFSET.matcher(text.strip());
            if (offset.matches()) {
                return offset(offset);
            }
            if (ZoneId.getAvailableZoneIds().contains(text)) {
                return ZoneId.of(text);
            }
        } catch (DateTimeException outOfRange) {
            throw new InvalidValue("Timezone name or numeric hour offset required");
        }
        throw new InvalidValue("Timezone name or numeric hour offset required");
    }

    private static ZoneId offset(Matcher offset) {
        int sign = offset.group(1).equals("-") ? -1 : 1;
        int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
        ZoneOffset zone = ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(offset.group(2)), sign * minutes);
        return zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    }

    @Override
    public String hint() {
        return "A zone such as Europe/Warsaw, or an offset from UTC in hours such as -5 or +5:30.";
    }
}
