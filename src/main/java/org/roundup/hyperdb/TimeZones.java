package org.roundup.hyperdb;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Time zones as users and the configuration name them: hours east of UTC, or a name of the zone database. */
public final class TimeZones {

    /** Names of fixed zones that mean something else, or nothing, in some versions of the zone database of Java. */
    private static final Map<String, String> FIXED = Map.of("EST", "-05:00", "MST", "-07:00", "HST", "-10:00");

    private TimeZones() {}

    /**
     * The zone of that name.
     *
     * @param text whole hours east of UTC ({@code 2}, {@code -5}, {@code 0}) or a zone name ({@code UTC},
     *     {@code Europe/Vienna}) in any case
     * @throws UnknownName if there is no such zone
     */
    public static ZoneId parse(String text) {
        String name = text.strip();
        try {
            if (isInteger(name)) {
                return ofHours(Integer.parseInt(name));
            }
            String known = FIXED.getOrDefault(name, name);
            return ZoneId.of(Names.BY_ANY_CASE.getOrDefault(known, known));
        } catch (DateTimeException | NumberFormatException e) {
            throw new UnknownName(
                    "'" + name + "' is not a time zone: give hours east of UTC or a name such as Europe/Vienna");
        }
    }

    /** The zone that lies the given number of hours east of UTC, -18 to 18. */
    public static ZoneId ofHours(int east) {
        return ZoneOffset.ofHours(east);
    }

    /**
     * The instant at which clocks in the zone show the given time, as a time in UTC. A time that does not exist, or
     * exists twice, because the clocks are changed is taken as standard time.
     */
    static LocalDateTime toUtc(LocalDateTime local, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        ZoneOffset offset = offsets.size() == 1 ? offsets.get(0) : standard(rules, rules.getTransition(local));
        return local.minusSeconds(offset.getTotalSeconds());
    }

    private static ZoneOffset standard(ZoneRules rules, ZoneOffsetTransition transition) {
        ZoneOffset standard = rules.getStandardOffset(transition.getInstant());
        return transition.getOffsetAfter().equals(standard) ? standard : transition.getOffsetBefore();
    }

    private static boolean isInteger(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        return text.length() > start && text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
    }

    /** Made when the first name is looked up. */
    private static final class Names {

        static final Map<String, String> BY_ANY_CASE = byAnyCase();

        private static Map<String, String> byAnyCase() {
            Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            ZoneId.getAvailableZoneIds().forEach(name -> names.put(name, name));
            return Collections.unmodifiableMap(names);
        }
    }
}
