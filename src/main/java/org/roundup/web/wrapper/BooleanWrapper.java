package org.roundup.web.wrapper;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.Property;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;

/** Yes, no or unset. */
public final class BooleanWrapper extends PropertyWrapper {

    private static final Set<String> TRUE_TEXTS = Set.of("checked", "yes", "true", "on", "1");

    BooleanWrapper(Wrappers wrappers, Owner owner, Property property, Object value, String formText) {
        super(wrappers, owner, property, value, formText);
    }

    private Boolean shown() {
        return formText == null ? (Boolean) value : Boolean.valueOf(isTrue(formText));
    }

    static boolean isTrue(String text) {
        return TRUE_TEXTS.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    String valueText() {
        return value == null ? "" : word((Boolean) value);
    }

    private String word(boolean flag) {
        return wrappers.visit().translator().gettext(flag ? "Yes" : "No");
    }

    @Override
    public String plain() {
        return formText != null && isViewOk() ? word(isTrue(formText)) : super.plain();
    }

    @Override
    public boolean getAsBoolean() {
        return isViewOk() && Boolean.TRUE.equals(shown());
    }

    @Override
    Markup editor(Map<String, ?> attributes) {
        Boolean shown = shown();
        StringBuilder out = new StringBuilder();
        if (PropertyWrapper.isOn(attributes.get("u_label"))) {
            out.append(radio("unk", "", label(attributes, "u_label", "Unknown"), shown == null));
        }
        boolean yes = Boolean.TRUE.equals(shown);
        boolean no = shown == null ? !PropertyWrapper.isOn(attributes.get("u_label")) : !yes;
        out.append(radio("yes", "yes", label(attributes, "y_label", "Yes"), yes));
        out.append(radio("no", "no", label(attributes, "n_label", "No"), no));
        return new Markup(out.toString());
    }

    private String label(Map<String, ?> attributes, String name, String otherwise) {
        return attributes.get(name) instanceof String text
                ? text
                : wrappers.visit().translator().gettext(otherwise);
    }

    private String radio(String suffix, String sent, String label, boolean checked) {
        String id = fieldName() + "_" + suffix;
        Markup input = Element.of("input")
                .with("type", "radio")
                .with("id", id)
                .with("name", fieldName())
                .with("value", sent)
                .flag("checked", checked)
                .tag();
        return input.html()
                + Element.of("label")
                        .with("class", "rblabel")
                        .with("for", id)
                        .text(label)
                        .markup();
    }
}
