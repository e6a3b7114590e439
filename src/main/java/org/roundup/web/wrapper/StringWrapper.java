package org.roundup.web.wrapper;

import java.util.HashMap;
import java.util.Map;
import org.roundup.hyperdb.Property;
import org.roundup.tracker.config.option.MarkdownOptions;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;
import org.roundup.web.request.Urls;
import org.roundup.web.text.MailMask;
import org.roundup.web.text.Markdown;
import org.roundup.web.text.Wrapping;

/** A text. */
public final class StringWrapper extends PropertyWrapper {

    private static final int COLUMNS = 80;

    StringWrapper(Wrappers wrappers, Owner owner, Property property, Object value, String formText) {
        super(wrappers, owner, property, value, formText);
    }

    @Override
    String valueText() {
        return value == null ? "" : value.toString();
    }

    @Override
    public boolean isset() {
        return value != null && !value.toString().isEmpty();
    }

    @Override
    Markup editor(Map<String, ?> attributes) {
        return input("text", plain(), attributes);
    }

    /** The text with links. */
    public Markup hyperlinked() {
        return wrappers.linker().html(plain());
    }

    /** The text with links, in lines of 80 characters. */
    public Markup wrapped() {
        return wrapped(COLUMNS);
    }

    /** The text with links, in lines of that width. */
    public Markup wrapped(int columns) {
        return wrappers.linker().html(Wrapping.wrap(plain(), columns));
    }

    /** The text as Markdown. */
    public Markup markdown() {
        return Markdown.html(
                plain(), wrappers.linker(), wrappers.visit().config().get(MarkdownOptions.BREAK_ON_NEWLINE));
    }

    /** The text with links, in its own lines: for texts in reStructuredText, which can be read as they are. */
    public Markup rst() {
        return Element.of("div").with("class", "plain-text").add(hyperlinked()).markup();
    }

    /** A text area. */
    public Markup multiline() {
        return multiline(Map.of());
    }

    /** A text area; {@code rows} and {@code cols} among the attributes set its size. */
    public Markup multiline(Map<String, ?> attributes) {
        if (!isEditOk()) {
            return Element.of("pre").text(plain()).markup();
        }
        Map<String, Object> all = new HashMap<>(Map.of("rows", 5, "cols", 40));
        all.putAll(attributes);
        return Element.of("textarea")
                .with("id", fieldName())
                .with("name", fieldName())
                .withAll(all)
                .text("\n" + plain())
                .markup();
    }

    /** The text as a mail address that programs cannot collect. */
    public String email() {
        return MailMask.mask(plain());
    }

    /** The text for use in an address. */
    public String url_quote() {
        return Urls.quote(plain());
    }

    @Override
    public Object get(String member) {
        return switch (member) {
            case "hyperlinked" -> hyperlinked();
            case "wrapped" -> wrapped();
            case "markdown" -> markdown();
            case "rst" -> rst();
            case "multiline" -> multiline();
            case "email" -> email();
            case "url_quote" -> url_quote();
            default -> super.get(member);
        };
    }
}
