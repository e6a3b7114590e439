package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Items;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.Designator;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.StoredClass;

/** {@code history}: prints what was done to an item. */
public final class HistoryCommand implements Command {

    private static final Set<String> WORDS = Set.of("skipquiet", "raw");

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        List<String> more = arguments.subList(1, arguments.size());
        List<String> unexpected =
                more.stream().filter(word -> !WORDS.contains(word)).toList();
        if (!unexpected.isEmpty()) {
            throw new UsageError(
                    "Unexpected argument(s): " + String.join(", ", unexpected) + ". Expected 'skipquiet' or 'raw'.");
        }
        Designator item = Items.existing(session, arguments.get(0)).get(0);
        StoredClass hyperclass = session.hyperclass(item.className());
        List<JournalEntry> entries = hyperclass.journal(item.id());
        if (more.contains("skipquiet")) {
            entries = new QuietProperties(session.db().schema(), hyperclass.definition()).without(entries);
        }
        boolean raw = more.contains("raw") || session.options().json();
        HistoryText text = new HistoryText(session.db(), hyperclass.definition());
        for (JournalEntry entry : entries) {
            if (raw) {
                Answer.json(session, raw(entry));
            } else {
                session.print(text.line(entry));
            }
        }
        return 0;
    }

    private static Map<String, Object> raw(JournalEntry entry) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", entry.id());
        object.put("date", entry.date());
        object.put("user", entry.user());
        object.put("action", entry.action());
        if (entry.change() instanceof JournalEntry.Values values) {
            Map<String, Object> old = new LinkedHashMap<>();
            values.old()
                    .forEach((name, value) -> old.put(
                            name,
                            value instanceof JournalEntry.Delta delta
                                    ? Map.of("added", delta.added(), "removed", delta.removed())
                                    : value));
            object.put("old", old);
        } else if (entry.change() instanceof JournalEntry.Reference reference) {
            object.put("by", new ArrayList<>(List.of(reference.className() + reference.id(), reference.property())));
        }
        return object;
    }
}
