package org.roundup.web.wrapper;

import java.util.List;
import org.roundup.web.html.Markup;
import org.roundup.web.visit.Messages;

/** The messages of a page as templates know them. */
public final class Options {

    private final Messages messages;

    public Options(Messages messages) {
        this.messages = messages;
    }

    public List<Markup> getOk_message() {
        return messages.ok();
    }

    public List<Markup> getError_message() {
        return messages.errors();
    }
}
