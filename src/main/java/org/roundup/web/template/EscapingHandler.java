package org.roundup.web.template;

import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.runtime.Renderable;
import org.roundup.web.html.Html;
import org.roundup.web.html.Markup;

/** Escapes what references print. What is unset prints nothing. Stateless; Velocity makes it by name. */
public final class EscapingHandler implements ReferenceInsertionEventHandler {

    @Override
    public Object referenceInsert(Context context, String reference, Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Markup || value instanceof Renderable || value instanceof Number) {
            return value;
        }
        return Html.escape(value.toString());
    }
}
