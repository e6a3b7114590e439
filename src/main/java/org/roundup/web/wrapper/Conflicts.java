package org.roundup.web.wrapper;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.RoundupException;
import org.roundup.web.visit.Visit;

/** Compares the form that the visitor has sent with the item as others have left it meanwhile. */
final class Conflicts {

    private static final String THEIRS = "theirs";
    private static final String MINE = "mine";

    private final Wrappers wrappers;
    private final Owner owner;

    Conflicts(Wrappers wrappers, Owner owner) {
        this.wrappers = wrappers;
        this.owner = owner;
    }

    /** The properties in which form and item differ, in the order of the schema. */
    List<Conflict> list() {
        List<JournalEntry> since = since();
        List<Conflict> found = new ArrayList<>();
        for (Property property : owner.definition().properties()) {
            boolean comparable = !property.computed() && property.kind() != PropertyType.Kind.PASSWORD;
            if (comparable && wrappers.visit().fields().has(owner.fieldName(property.name()))) {
                compare(property, since, found);
            }
        }
        return found;
    }

    private void compare(Property property, List<JournalEntry> since, List<Conflict> found) {
        PropertyWrapper theirs = wrappers.stored(owner, property);
        PropertyWrapper mine = wrappers.property(owner, property);
        String theirValue = formValue(theirs);
        String myValue = formValue(mine);
        if (theirs.isViewOk() && !theirValue.equals(myValue)) {
            String choice = choice(property, myValue, since);
            found.add(new Conflict(property.name(), theirs.plain(), mine.plain(), theirValue, myValue, choice));
        }
    }

    /** Who has changed the property: only they, only the visitor, or both. */
    private String choice(Property property, String myValue, List<JournalEntry> since) {
        Object before = owner.hyperclass().get(owner.id(), property.name());
        boolean changed = false;
        for (int i = since.size() - 1; i >= 0; i--) {
            if (since.get(i).change() instanceof JournalEntry.Values values
                    && values.old().containsKey(property.name())) {
                changed = true;
                before = undone(before, values.old().get(property.name()));
            }
        }
        if (!changed) {
            return MINE;
        }
        boolean untouched = formValue(wrappers.holding(owner, property, before)).equals(myValue);
        return untouched ? THEIRS : "";
    }

    private static Object undone(Object value, Object old) {
        if (!(old instanceof JournalEntry.Delta delta)) {
            return old;
        }
        Set<Object> ids = new LinkedHashSet<>();
        if (value instanceof Collection<?> present) {
            ids.addAll(present);
        }
        delta.added().forEach(ids::remove);
        ids.addAll(delta.removed());
        return List.copyOf(ids);
    }

    /** The changes that were made after the form, oldest first. */
    private List<JournalEntry> since() {
        Visit visit = wrappers.visit();
        String seen = visit.fields().special("lastactivity").orElse(null);
        if (seen == null || !owner.definition().journalled()) {
            return List.of();
        }
        try {
            long second = RoundupDate.parse(seen, visit.now().toInstant(), ZoneOffset.UTC)
                            .epochMilli()
                    / 1000;
            return owner.hyperclass().journal(owner.id()).stream()
                    .filter(entry -> entry.date().epochMilli() / 1000 > second)
                    .toList();
        } catch (RoundupException notADate) {
            return List.of();
        }
    }

    private static String formValue(PropertyWrapper wrapper) {
        if (wrapper instanceof LinkWrapper link) {
            return Objects.requireNonNullElse(link.getId(), LinkWrapper.UNSET);
        }
        if (wrapper instanceof MultilinkWrapper many) {
            return String.join(",", many.visible());
        }
        return wrapper.plain().replace("\r\n", "\n").strip();
    }
}
