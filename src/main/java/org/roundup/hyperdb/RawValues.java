package org.roundup.hyperdb;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Turns texts that people and programs write into values for {@link HyperClass#create} and {@link HyperClass#set}.
 * Belongs to the unit of work.
 *
 * <p>Texts are trimmed. What they may be, by type:
 *
 * <ul>
 *   <li>String: anything; line ends become {@code \n}, except in a property called {@code content}
 *   <li>Password: clear text or {@code {scheme}data}; empty is unset
 *   <li>Date, Interval: see {@link DateParser} and {@link IntervalParser}; a date is meant in the zone of the property,
 *       else in the user's; the empty date is now
 *   <li>Boolean: {@code checked}, {@code yes}, {@code true}, {@code on} and {@code 1} in any case are true, the rest is
 *       false
 *   <li>Number: a decimal number with optional fraction and exponent; Integer: optional sign and digits
 *   <li>Link: an id, which need not exist, or a key; empty and {@code -1} are unset
 *   <li>Multilink: ids and keys, as a list or separated by commas; see {@link RawMultilink}
 * </ul>
 *
 * Except for Multilinks, Links and Passwords an empty text is not "unset": callers to whom it means that pass null.
 */
public final class RawValues {

    private static final Set<String> TRUE = Set.of("checked", "yes", "true", "on", "1");
    private static final String UNSET_LINK = "-1";

    private final Hyperdb db;
    private final PasswordEncoder passwords;

    public RawValues(Hyperdb db, PasswordEncoder passwords) {
        this.db = db;
        this.passwords = passwords;
    }

    /**
     * Converts a value.
     *
     * @param itemId the item whose Multilink is edited; null, or a text that begins with {@code -}, for a new one
     * @param propertyName blanks around it do not matter; protected properties are converted like others
     * @param raw a text, for Multilinks also a list of texts; null is unset
     * @return the value, null if unset; a Multilink is a list of ids, ascending and without doubles
     * @throws UnknownName if there is no such property
     * @throws ValueError if the text is no such value; the message begins with the name of the property
     */
    public Object rawToHyperdb(HyperClass hyperclass, String itemId, String propertyName, Object raw) {
        String name = propertyName.strip();
        Property property = hyperclass.definition().property(name);
        if (property.isMultilink()) {
            return new RawMultilink(this, property).convert(current(hyperclass, itemId, name), items(name, raw));
        }
        if (raw == null) {
            return null;
        }
        if (raw instanceof Collection<?>) {
            throw error(name, "there can be only one value");
        }
        return convert(property, raw.toString().strip());
    }

    private static List<String> items(String name, Object raw) {
        if (raw == null) {
            return List.of();
        }
        if (!(raw instanceof Collection<?> collection)) {
            return List.of(raw.toString().split(",", -1));
        }
        List<String> items = new ArrayList<>();
        for (Object item : collection) {
            if (item == null) {
                throw error(name, "None is not an id or name");
            }
            items.add(item.toString());
        }
        return items;
    }

    private static List<String> current(HyperClass hyperclass, String itemId, String property) {
        if (itemId == null || itemId.startsWith("-")) {
            return List.of();
        }
        List<String> ids = new ArrayList<>();
        ((Collection<?>) hyperclass.get(itemId, property)).forEach(id -> ids.add(id.toString()));
        return ids;
    }

    private Object convert(Property property, String text) {
        return switch (property.kind()) {
            case STRING -> property.name().equals("content") ? text : withoutCarriageReturns(text);
            case PASSWORD -> text.isEmpty() ? null : password(property, text);
            case DATE -> date(property, text);
            case INTERVAL -> interval(property, text);
            case BOOLEAN -> TRUE.contains(text.toLowerCase(Locale.ROOT));
            case NUMBER -> RawNumbers.number(property.name(), text);
            case INTEGER -> RawNumbers.integer(property.name(), text);
            case LINK -> isUnsetLink(property, text) ? null : id(property, text);
            case MULTILINK -> throw new IllegalStateException("a Multilink is converted as a whole");
        };
    }

    private static String withoutCarriageReturns(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private Password password(Property property, String text) {
        try {
            return passwords.read(text, ((PropertyType.PasswordType) property.type()).scheme());
        } catch (ValueError e) {
            throw new ValueError("property " + property.name() + ": " + e.getMessage(), e);
        }
    }

    private RoundupDate date(Property property, String text) {
        String zone = ((PropertyType.DateType) property.type()).zone();
        ZoneId used = zone == null ? db.timezone() : TimeZones.parse(zone);
        try {
            return RoundupDate.parse(text, db.now().toInstant(), used);
        } catch (ValueError e) {
            throw invalid(property, text, "date", e);
        }
    }

    private Interval interval(Property property, String text) {
        try {
            return Interval.parse(text, db.now().toInstant());
        } catch (ValueError e) {
            throw invalid(property, text, "date interval", e);
        }
    }

    private static ValueError invalid(Property property, String text, String what, ValueError cause) {
        return new ValueError(
                "property " + property.name() + ": " + PythonLiteral.repr(text) + " is an invalid " + what + " ("
                        + cause.getMessage() + ")",
                cause);
    }

    private static boolean isUnsetLink(Property property, String text) {
        return text.isEmpty()
                || (text.equals(UNSET_LINK) && property.reference().tryIdParsing());
    }

    /** The id that an id or key stands for. */
    String id(Property property, String text) {
        HyperClass target = db.getclass(property.reference().target());
        boolean hasKey = target.definition().hasKey();
        if (isDigits(text) && (property.reference().tryIdParsing() || !hasKey)) {
            return withoutLeadingZeros(text);
        }
        if (!hasKey) {
            throw new ValueError("you may only enter ID values for property " + property.name());
        }
        try {
            return target.lookup(text);
        } catch (NotFound e) {
            throw new ValueError(
                    "property " + property.name() + ": " + PythonLiteral.repr(text) + " is not a "
                            + target.getClassname() + ".",
                    e);
        }
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && Ascii.digitsEnd(text, 0) == text.length();
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    static ValueError error(String property, String reason) {
        return new ValueError("property " + property + ": " + reason);
    }
}
