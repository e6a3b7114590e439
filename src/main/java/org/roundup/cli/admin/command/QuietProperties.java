package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.Schema;

/** Leaves out of a history what was done to quiet properties. */
final class QuietProperties {

    private final Schema schema;
    private final ClassDefinition definition;

    QuietProperties(Schema schema, ClassDefinition definition) {
        this.schema = schema;
        this.definition = definition;
    }

    List<JournalEntry> without(List<JournalEntry> entries) {
        List<JournalEntry> loud = new ArrayList<>();
        for (JournalEntry entry : entries) {
            if (entry.change() instanceof JournalEntry.Values values) {
                Map<String, Object> old = new LinkedHashMap<>(values.old());
                old.keySet().removeIf(name -> isQuiet(definition, name));
                if (!old.isEmpty()) {
                    loud.add(new JournalEntry(
                            entry.id(), entry.date(), entry.user(), entry.action(), new JournalEntry.Values(old)));
                }
            } else if (!(entry.change() instanceof JournalEntry.Reference reference)
                    || !schema.has(reference.className())
                    || !isQuiet(schema.get(reference.className()), reference.property())) {
                loud.add(entry);
            }
        }
        return loud;
    }

    private static boolean isQuiet(ClassDefinition definition, String property) {
        return definition.has(property) && definition.property(property).quiet();
    }
}
