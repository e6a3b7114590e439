package org.roundup.web.wrapper;

import java.util.Set;
import org.roundup.web.html.Html;
import org.roundup.web.html.Markup;
import org.roundup.web.i18n.Translator;

/**
 * Values as lists show them: short, with links and badges. Lists have hundreds of them, so that they are written here
 * and not in a template.
 */
final class Cells {

    private static final Set<String> TITLES = Set.of("title", "name", "username", "summary");
    private static final Set<String> TAGS = Set.of("keyword", "keywords", "components", "versions");
    private static final int HUES = 12;

    private final Translator i18n;

    Cells(Translator i18n) {
        this.i18n = i18n;
    }

    /** Writes a property of an item; nothing if it is unset. */
    void append(StringBuilder out, ItemWrapper item, String name) {
        if (name.equals("id")) {
            link(out, "", item.designator(), item.getId());
            return;
        }
        Object value = item.get(name);
        if (TITLES.contains(name) && value != null) {
            String text = value.toString();
            link(out, " class=\"title\"", item.designator(), text.isEmpty() ? item.designator() : text);
            return;
        }
        if (value instanceof PropertyWrapper property) {
            if (property.getAsBoolean()) {
                append(out, property, name);
            }
        } else if (value != null) {
            Html.escapeTo(out, value.toString());
        }
    }

    private void append(StringBuilder out, PropertyWrapper value, String name) {
        if (value instanceof DateWrapper date) {
            date.appendWhen(out);
        } else if (value instanceof LinkWrapper link) {
            if (link.target().equals("user")) {
                person(out, link);
            } else {
                pill(out, link.plain());
            }
        } else if (value instanceof MultilinkWrapper many) {
            if (TAGS.contains(name)) {
                many.forEach(item -> {
                    out.append("<span class=\"tag\">");
                    Html.escapeTo(out, item.label());
                    out.append("</span> ");
                });
            } else {
                out.append(many.links().html());
            }
        } else if (name.equals("address") && value instanceof StringWrapper text) {
            Html.escapeTo(out, text.email());
        } else {
            Html.escapeTo(out, value.plain());
        }
    }

    private static void link(StringBuilder out, String attributes, String href, String text) {
        out.append("<a").append(attributes).append(" href=\"");
        Html.escapeTo(out, href);
        out.append("\">");
        Html.escapeTo(out, text);
        out.append("</a>");
    }

    private void pill(StringBuilder out, String text) {
        out.append("<span class=\"pill\" data-hue=\"").append(hue(text)).append("\">");
        Html.escapeTo(out, i18n.gettext(text));
        out.append("</span>");
    }

    private static void person(StringBuilder out, LinkWrapper link) {
        String name = link.plain();
        out.append("<span class=\"person\"><span class=\"avatar\" data-hue=\"")
                .append(hue(name))
                .append("\" aria-hidden=\"true\">");
        Html.escapeTo(out, initials(name));
        out.append("</span> ");
        if (link.getId() == null) {
            Html.escapeTo(out, name);
        } else {
            link(out, "", link.target() + link.getId(), name);
        }
        out.append("</span>");
    }

    /** A short value, such as a status, as a coloured label; nothing if it is unset. */
    Markup pill(Object value) {
        if (!(value instanceof PropertyWrapper property) || !property.getAsBoolean()) {
            return Markup.EMPTY;
        }
        StringBuilder out = new StringBuilder();
        pill(out, property.plain());
        return new Markup(out.toString());
    }

    /** A person with a badge; nothing if the link is unset. */
    Markup person(Object value) {
        if (!(value instanceof LinkWrapper link) || !link.getAsBoolean()) {
            return Markup.EMPTY;
        }
        StringBuilder out = new StringBuilder();
        person(out, link);
        return new Markup(out.toString());
    }

    /** A colour number from 0 to 11 that always belongs to the same text. */
    static int hue(String text) {
        return Math.floorMod(text.hashCode(), HUES);
    }

    /** The first letters of the first two words of a name. */
    static String initials(String name) {
        StringBuilder letters = new StringBuilder(4);
        boolean inWord = false;
        for (int i = 0; i < name.length() && letters.length() < 2; i++) {
            char c = name.charAt(i);
            boolean between = Character.isWhitespace(c) || c == '.' || c == '_' || c == '-';
            if (!between && !inWord) {
                letters.appendCodePoint(Character.toUpperCase(name.codePointAt(i)));
            }
            inWord = !between;
        }
        return letters.toString();
    }
}
