package org.roundup.web.wrapper;

import java.util.Map;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;

/** The controls that every form of an item ends with. */
final class FormControls {

    private FormControls() {}

    /** The hidden field of the token against forged requests, the hidden action, and the button. */
    static Markup submit(
            Wrappers wrappers, String label, String action, RoundupDate lastActivity, Map<String, ?> attributes) {
        StringBuilder out = new StringBuilder();
        if (lastActivity != null) {
            out.append(hidden("@lastactivity", lastActivity.toString()));
        }
        out.append(hidden("@csrf", wrappers.formToken()));
        out.append(hidden("@action", action));
        out.append(Element.of("button")
                .with("type", "submit")
                .with("name", "submit_button")
                .with("class", "primary")
                .withAll(attributes)
                .text(label)
                .markup());
        return new Markup(out.toString());
    }

    static Markup hidden(String name, String value) {
        return Element.of("input")
                .with("type", "hidden")
                .with("name", name)
                .with("value", value)
                .tag();
    }
}
