package org.roundup.web.wrapper;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;
import org.roundup.web.i18n.Translator;

/** The days of a month, of which one is chosen for a field of the page that opened the window. */
final class MonthCalendar {

    private static final int DAYS_OF_WEEK = 7;

    private final RequestWrapper request;
    private final Translator translator;
    private final LocalDate today;
    private final LocalDate chosen;
    private final YearMonth month;

    /** Shows the month of {@code display} or of {@code date} among the fields, else that of today. */
    MonthCalendar(RequestWrapper request, Translator translator, LocalDate today) {
        this.request = request;
        this.translator = translator;
        this.today = today;
        this.chosen = day("date");
        LocalDate displayed = day("display");
        LocalDate shown = displayed != null ? displayed : chosen;
        this.month = YearMonth.from(shown == null ? today : shown);
    }

    private LocalDate day(String field) {
        String text = String.valueOf(request.getForm().first(field));
        try {
            LocalDate day = LocalDate.parse(text.substring(0, Math.min(10, text.length())));
            return day.getYear() < 1 || day.getYear() > 9998 ? null : day;
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    /** A form that a script of the window carries out. */
    Markup markup() {
        Element form = Element.of("form")
                .with("class", "calendar")
                .with("method", "get")
                .with("data-property", name("property"))
                .with("data-form", name("form"));
        for (String field : new String[] {"property", "form"}) {
            form.add(FormControls.hidden(field, name(field)));
        }
        form.add(FormControls.hidden("@template", "calendar"));
        Locale locale = translator.locale();
        Element head = Element.of("caption")
                .add(turn(month.minusYears(1), "«", "A year earlier"))
                .add(turn(month.minusMonths(1), "‹", "A month earlier"))
                .add(Element.of("strong")
                        .text(DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month)))
                .add(turn(month.plusMonths(1), "›", "A month later"))
                .add(turn(month.plusYears(1), "»", "A year later"));
        return form.add(Element.of("table").add(head).add(weekdays(locale)).add(days(locale)))
                .markup();
    }

    private String name(String field) {
        return Utils.fieldName(request.getForm().first(field));
    }

    private Element turn(YearMonth to, String sign, String label) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("@template", "calendar");
        arguments.put("property", name("property"));
        arguments.put("form", name("form"));
        arguments.put("date", chosen);
        arguments.put("display", to.atDay(1));
        return Element.of("a")
                .with("class", "icon-button")
                .with("href", request.url(request.getPath(), arguments))
                .with("aria-label", translator.gettext(label))
                .text(sign);
    }

    private static DayOfWeek firstDay(Locale locale) {
        return WeekFields.of(locale).getFirstDayOfWeek();
    }

    private static Element weekdays(Locale locale) {
        Element row = Element.of("tr");
        for (int i = 0; i < DAYS_OF_WEEK; i++) {
            DayOfWeek day = firstDay(locale).plus(i);
            row.add(Element.of("th")
                    .with("scope", "col")
                    .with("abbr", day.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                    .text(day.getDisplayName(TextStyle.SHORT_STANDALONE, locale)));
        }
        return Element.of("thead").add(row);
    }

    private Element days(Locale locale) {
        Element body = Element.of("tbody");
        LocalDate first = month.atDay(1);
        int before =
                Math.floorMod(first.getDayOfWeek().getValue() - firstDay(locale).getValue(), DAYS_OF_WEEK);
        for (LocalDate start = first.minusDays(before);
                !start.isAfter(month.atEndOfMonth());
                start = start.plusDays(7)) {
            Element week = Element.of("tr");
            for (int i = 0; i < DAYS_OF_WEEK; i++) {
                LocalDate day = start.plusDays(i);
                Element cell = Element.of("td");
                week.add(YearMonth.from(day).equals(month) ? cell.add(button(day, locale)) : cell);
            }
            body.add(week);
        }
        return body;
    }

    private Element button(LocalDate day, Locale locale) {
        return Element.of("button")
                .with("type", "submit")
                .with("name", "date")
                .with("value", day)
                .with(
                        "aria-label",
                        DateTimeFormatter.ofPattern("d LLLL yyyy", locale).format(day))
                .with("aria-current", day.equals(today) ? "date" : null)
                .with("class", day.equals(chosen) ? "primary" : null)
                .text(Integer.toString(day.getDayOfMonth()));
    }
}
