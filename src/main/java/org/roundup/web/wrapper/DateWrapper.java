package org.roundup.web.wrapper;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.RoundupException;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.html.Html;
import org.roundup.web.html.Markup;

/** A point in time, shown in the visitor's zone unless the property has one of its own. */
public final class DateWrapper extends PropertyWrapper {

    private static final String DAY = "%Y-%m-%d";
    private static final String MOMENT = "%Y-%m-%dT%H:%M:%S";

    private final ZoneId zone;

    DateWrapper(Wrappers wrappers, Owner owner, Property property, Object value, String formText, ZoneId zone) {
        super(wrappers, owner, property, value, formText);
        this.zone = zone;
    }

    private PropertyType.DateType type() {
        return (PropertyType.DateType) property.type();
    }

    private RoundupDate date() {
        return (RoundupDate) value;
    }

    private RoundupDate shown() {
        return date().local(zone);
    }

    @Override
    String valueText() {
        return value == null ? "" : shown().toString();
    }

    private boolean hasText() {
        return formText != null || value == null || !isViewOk();
    }

    /** The same date in a zone that many hours east of UTC. */
    public DateWrapper local(int hours) {
        return new DateWrapper(wrappers, owner, property, value, formText, ZoneOffset.ofHours(hours));
    }

    /** The present time. */
    public DateWrapper now() {
        return new DateWrapper(wrappers, owner, property, wrappers.visit().now(), null, zone);
    }

    /** The present time plus an interval, or minus it if the text starts with a minus. */
    public DateWrapper now(String interval) {
        RoundupDate now = wrappers.visit().now();
        RoundupDate then = now.plus(Interval.parse(interval, now.toInstant()));
        return new DateWrapper(wrappers, owner, property, then, null, zone);
    }

    /** How long ago, or how soon, in words. */
    public String reldate() {
        if (hasText()) {
            return plain();
        }
        return wrappers.visit().translator().relative(sinceNow().relative());
    }

    /** In words, or as an interval if the argument is false. */
    public String reldate(Object pretty) {
        return PropertyWrapper.isOn(pretty) || hasText()
                ? reldate()
                : sinceNow().toString();
    }

    private Interval sinceNow() {
        return date().minus(wrappers.visit().now());
    }

    /** How long ago in words, as a {@code time} element that also tells the exact time. */
    public Markup when() {
        StringBuilder out = new StringBuilder(96);
        appendWhen(out);
        return new Markup(out.toString());
    }

    void appendWhen(StringBuilder out) {
        if (hasText()) {
            Html.escapeTo(out, plain());
            return;
        }
        out.append("<time datetime=\"").append(Instant.ofEpochMilli(date().epochMilli() / 1000 * 1000));
        out.append("\" title=\"");
        Html.escapeTo(out, pretty("%d %B %Y %H:%M"));
        out.append("\">");
        Html.escapeTo(
                out,
                wrappers.visit().translator().relative(sinceNow().relative().coarse()));
        out.append("</time>");
    }

    /** The date in words, such as {@code 3 February 2020}. */
    public String pretty() {
        return pretty(type().format() == null ? "%d %B %Y" : type().format());
    }

    /** The date in a format of strftime. */
    public String pretty(String format) {
        if (hasText()) {
            return plain();
        }
        return shown().pretty(format, wrappers.visit().translator().locale()).strip();
    }

    /** A link to a window with a calendar that fills the field; nothing if the visitor may not edit the property. */
    public Markup popcal() {
        return popcal(Map.of());
    }

    /** As {@link #popcal()}; options are {@code label}, {@code form}, {@code width} and {@code height}. */
    public Markup popcal(Map<String, ?> options) {
        if (!isEditOk() || ClassDefinition.isProtected(property.name())) {
            return Markup.EMPTY;
        }
        String date = value == null ? "" : shown().pretty(DAY, java.util.Locale.ENGLISH);
        return HelpLink.toCalendar(owner.className(), fieldName(), date, options);
    }

    @Override
    Markup editor(Map<String, ?> given) {
        Map<String, Object> attributes = new HashMap<>(given);
        Object format = attributes.remove("format");
        Object displayTime = attributes.getOrDefault("display_time", type().displayTime());
        Object initial = attributes.remove("default");
        attributes.keySet().removeAll(java.util.Set.of("display_time", "popcal", "form"));
        boolean time = PropertyWrapper.isOn(displayTime);
        String wanted = format == null ? type().format() : format.toString();
        if (wanted == null && wrappers.visit().config().get(WebOptions.USE_BROWSER_DATE_INPUT)) {
            attributes.putIfAbsent("step", time ? "1" : null);
            attributes.values().removeIf(java.util.Objects::isNull);
            return input(time ? "datetime-local" : "date", text(time ? MOMENT : DAY, initial), attributes);
        }
        String textFormat = wanted == null && !time ? DAY : wanted;
        if (wanted == null) {
            attributes.putIfAbsent("data-date", time ? "time" : "day");
        }
        return input("text", text(textFormat, initial), attributes);
    }

    private String text(String format, Object initial) {
        if (formText != null) {
            return formText;
        }
        RoundupDate shown = value == null ? initialDate(initial) : shown();
        if (shown == null) {
            return "";
        }
        return format == null ? shown.toString() : shown.pretty(format, java.util.Locale.ENGLISH);
    }

    private RoundupDate initialDate(Object initial) {
        if (initial instanceof DateWrapper wrapper) {
            return wrapper.value == null ? null : wrapper.shown();
        }
        if (initial instanceof RoundupDate date) {
            return date.local(zone);
        }
        if (initial == null) {
            return null;
        }
        try {
            return RoundupDate.parse(initial.toString(), wrappers.visit().now().toInstant(), zone)
                    .local(zone);
        } catch (RoundupException notADate) {
            return null;
        }
    }

    @Override
    public Object get(String member) {
        return switch (member) {
            case "reldate" -> reldate();
            case "pretty" -> pretty();
            case "when" -> when();
            case "popcal" -> popcal();
            case "now" -> now();
            default -> super.get(member);
        };
    }
}
