package org.roundup.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.JournalEntry.Reference;
import org.roundup.hyperdb.JournalEntry.Values;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history of items as a user may see it. Old values are shown of properties that the user may view or edit on that
 * very item; that another item refers to this one, if the user may view or edit that item and the property of it.
 * Entries of which nothing is left are left out. Belongs to the thread of the unit of work.
 */
public final class History {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.hyperdb");
    private static final List<String> PERMISSIONS = List.of("View", "Edit");
    private static final Set<String> WITHOUT_VALUES = Set.of("create", "retired", "restored");
    private static final Set<String> REFERENCES = Set.of("link", "unlink");

    private final Hyperdb db;
    private final Access access;
    private final String userId;
    private final boolean seesObsolete;

    /**
     * The histories that a user may see.
     *
     * @param security the permissions of the tracker
     * @param db the unit of work
     * @param userId who asks
     * @param obsoleteRoles roles that see what was recorded of properties, classes and items that no longer exist
     */
    public History(Security security, Hyperdb db, String userId, Collection<String> obsoleteRoles) {
        this.db = db;
        this.access = security.on(db).remembering();
        this.userId = userId;
        Collection<String> roles = db.rolesOf(userId);
        this.seesObsolete = obsoleteRoles.stream()
                .map(role -> role.strip().toLowerCase(Locale.ROOT))
                .anyMatch(roles::contains);
    }

    /**
     * What the user may see of an item's history, oldest first.
     *
     * @param skipQuiet whether quiet properties are left out
     * @throws org.roundup.hyperdb.ValueError if changes of the class are not journalled
     * @throws org.roundup.hyperdb.NotFound if there is no such item
     */
    public List<JournalEntry> of(HyperClass hyperclass, String itemId, boolean skipQuiet) {
        List<JournalEntry> journal = hyperclass.journal(itemId);
        foresee(hyperclass.getClassname(), Set.of(itemId));
        readAhead(journal);
        List<JournalEntry> seen = new ArrayList<>();
        for (JournalEntry entry : journal) {
            JournalEntry visible = visible(hyperclass.definition(), entry, skipQuiet);
            if (visible != null) {
                seen.add(visible);
            }
        }
        return seen;
    }

    /** Reads the items that referred to this one, and who may see them, with a few statements for all of them. */
    private void readAhead(List<JournalEntry> journal) {
        Map<String, Set<String>> items = new TreeMap<>();
        for (JournalEntry entry : journal) {
            if (entry.change() instanceof Reference reference && isKnown(reference)) {
                items.computeIfAbsent(reference.className(), name -> new TreeSet<>())
                        .add(reference.id());
            }
        }
        items.forEach((className, ids) -> {
            db.getclass(className).prefetch(ids);
            foresee(className, ids);
        });
    }

    private void foresee(String className, Set<String> ids) {
        PERMISSIONS.forEach(permission -> access.foresee(permission, userId, className, ids));
    }

    /** The entry without what the user may not see, or null if nothing is left. */
    private JournalEntry visible(ClassDefinition definition, JournalEntry entry, boolean skipQuiet) {
        if (entry.change() instanceof Values values && !values.old().isEmpty()) {
            Map<String, Object> kept = new LinkedHashMap<>(values.old());
            kept.keySet().removeIf(property -> !isVisible(definition, entry.id(), property, skipQuiet));
            return kept.isEmpty()
                    ? null
                    : new JournalEntry(entry.id(), entry.date(), entry.user(), entry.action(), new Values(kept));
        }
        if (entry.change() instanceof Reference reference && REFERENCES.contains(entry.action())) {
            return isVisible(reference, skipQuiet) ? entry : null;
        }
        if (WITHOUT_VALUES.contains(entry.action())) {
            return entry;
        }
        LOG.warn("Left out an entry of the history of {}{} that makes no sense: {}", definition, entry.id(), entry);
        return null;
    }

    private boolean isVisible(ClassDefinition definition, String itemId, String property, boolean skipQuiet) {
        if (!definition.has(property)) {
            return seesObsolete;
        }
        return !(skipQuiet && definition.property(property).quiet()) && may(definition.name(), property, itemId);
    }

    private boolean isVisible(Reference reference, boolean skipQuiet) {
        if (!isKnown(reference) || !db.getclass(reference.className()).hasnode(reference.id())) {
            return seesObsolete;
        }
        return isVisible(db.schema().get(reference.className()), reference.id(), reference.property(), skipQuiet)
                && may(reference.className(), null, reference.id());
    }

    /** Whether class and property exist still, and the id could be one. */
    private boolean isKnown(Reference reference) {
        return db.schema().has(reference.className())
                && db.schema().get(reference.className()).has(reference.property())
                && isId(reference.id());
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private boolean may(String className, String property, String itemId) {
        return PERMISSIONS.stream()
                .anyMatch(permission -> access.hasPermission(permission, userId, className, property, itemId));
    }
}
