package org.roundup.cli.admin.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Designator;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.UsageError;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.StoredClass;

/** Finds items that arguments name, and walks through many without a query for each. */
public final class Items {

    private static final int CHUNK = 1000;

    private Items() {}

    /**
     * Reads a designator such as {@code issue12}.
     *
     * @throws UsageError if it is none, or there is no such class
     */
    public static Designator designator(Session session, String text) {
        try {
            Designator designator = Designator.parse(text);
            session.hyperclass(designator.className());
            return new Designator(designator.className(), withoutZeros(designator.id()));
        } catch (ValueError e) {
            throw new UsageError(e.getMessage(), e);
        }
    }

    private static String withoutZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    /** Reads designators with commas between. */
    public static List<Designator> designators(Session session, String text) {
        List<Designator> designators = new ArrayList<>();
        for (String part : Arguments.list(text)) {
            designators.add(designator(session, part));
        }
        return designators;
    }

    /**
     * As {@link #designators}, but all items must exist.
     *
     * @throws NotFound if one does not
     */
    public static List<Designator> existing(Session session, String text) {
        List<Designator> designators = designators(session, text);
        for (Designator designator : designators) {
            if (!exists(session, designator)) {
                throw new NotFound("no such " + designator.className() + " node \"" + designator.id() + "\"");
            }
        }
        return designators;
    }

    private static boolean exists(Session session, Designator designator) {
        return session.db().getclass(designator.className()).hasnode(designator.id());
    }

    /** Hands over ids in their order; their items have been read together. */
    public static void each(StoredClass hyperclass, List<String> ids, Consumer<String> consumer) {
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<String> chunk = ids.subList(from, Math.min(from + CHUNK, ids.size()));
            hyperclass.prefetch(chunk);
            chunk.forEach(consumer);
        }
    }

    /**
     * The property of that name, protected ones included.
     *
     * @throws UsageError if there is none
     */
    public static String property(ClassDefinition definition, String name) {
        if (!definition.has(name)) {
            throw new UsageError(definition.name() + " has no property \"" + name + "\"");
        }
        return name;
    }
}
