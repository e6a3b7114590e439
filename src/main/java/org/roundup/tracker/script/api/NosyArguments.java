package org.roundup.tracker.script.api;

import groovy.lang.Closure;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.roundup.tracker.notify.NosyMessage;

/** Reads the options of {@code cl.nosymessage}. */
final class NosyArguments {

    private final ScriptClass hyperclass;
    private final Options options;

    NosyArguments(ScriptClass hyperclass, Map<String, ?> given) {
        this.hyperclass = hyperclass;
        this.options = new Options("nosymessage", given);
    }

    NosyMessage message(String id, String messageId, Map<String, Object> oldValues) {
        String whichNosy = options.text("whichnosy");
        NosyMessage message = new NosyMessage(
                hyperclass.getClassname(),
                id,
                messageId,
                oldValues,
                whichNosy == null ? "nosy" : whichNosy,
                options.text("from_address"),
                list("cc"),
                list("bcc"),
                list("cc_emails"),
                list("bcc_emails"),
                options.text("subject"),
                noteFilter(id, oldValues),
                headers());
        options.requireNoOthers();
        return message;
    }

    private List<String> list(String name) {
        return options.value(name) instanceof Collection<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    private UnaryOperator<String> noteFilter(String id, Map<String, Object> oldValues) {
        if (options.value("note_filter") instanceof Closure<?> filter) {
            return note -> String.valueOf(filter.call(note, id, hyperclass.getDb(), hyperclass, oldValues));
        }
        return null;
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (options.value("add_headers") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
        }
        return headers;
    }
}
