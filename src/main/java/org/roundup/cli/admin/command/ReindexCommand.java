package org.roundup.cli.admin.command;

import java.util.List;
import java.util.stream.IntStream;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Items;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.Designator;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.Reindex;
import org.roundup.store.StoredClass;

/** {@code reindex}: writes the full-text index anew, for all items or some. Searches go on meanwhile. */
public final class ReindexCommand implements Command {

    /** Items between two commits: other writers have to wait no longer than for these. */
    private static final int CHUNK = 500;

    private static final int MOST_MISSING = 1_000_000;

    @Override
    public int run(Session session, List<String> arguments) {
        if (session.hasChanges()) {
            throw new UsageError("There are changes that are not committed; commit or rollback first");
        }
        if (arguments.isEmpty()) {
            session.db().schema().names().forEach(name -> reindexClass(session, name));
        }
        for (String word : arguments) {
            if (session.db().schema().has(word)) {
                reindexClass(session, word);
            } else if (word.indexOf(':') > 0) {
                reindexRange(session, word);
            } else {
                reindexItem(session, word);
            }
        }
        session.commit();
        return 0;
    }

    private static void reindexClass(Session session, String name) {
        StoredClass hyperclass = session.hyperclass(name);
        reindex(session, hyperclass, hyperclass.getnodeids(Search.Retired.BOTH));
        session.console().finishProgress();
        session.print("Reindex " + name + " done");
    }

    private static void reindex(Session session, StoredClass hyperclass, List<String> ids) {
        Reindex reindex = new Reindex(session.db());
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<String> chunk = ids.subList(from, Math.min(from + CHUNK, ids.size()));
            Items.each(hyperclass, chunk, id -> reindex.item(hyperclass.definition(), id));
            session.commit();
            session.console().progress("Reindex " + hyperclass.getClassname() + " " + from * 100L / ids.size() + "%");
        }
    }

    /** A class and two ids, both included. */
    private static void reindexRange(Session session, String text) {
        int colon = text.indexOf(':');
        StoredClass hyperclass = session.hyperclass(text.substring(0, colon));
        List<String> ends = List.of(text.substring(colon + 1).split("-", -1));
        if (ends.size() != 2) {
            throw new UsageError("\"" + text + "\" is not of the form class:first-last");
        }
        int first = number(text, ends.get(0));
        int last = number(text, ends.get(1));
        if (last - first > MOST_MISSING) {
            throw new UsageError("\"" + text + "\" names more than " + MOST_MISSING + " items");
        }
        List<String> ids = IntStream.rangeClosed(first, last)
                .mapToObj(Integer::toString)
                .filter(id -> isThere(session, hyperclass, id))
                .toList();
        reindex(session, hyperclass, ids);
        session.console().finishProgress();
        session.print("Reindex " + text + " done");
    }

    private static boolean isThere(Session session, StoredClass hyperclass, String id) {
        boolean there = hyperclass.hasnode(id);
        if (!there) {
            session.print("no such item \"" + hyperclass.getClassname() + id + "\"");
        }
        return there;
    }

    private static int number(String text, String digits) {
        try {
            return Integer.parseUnsignedInt(digits);
        } catch (NumberFormatException e) {
            throw new UsageError("\"" + text + "\" is not of the form class:first-last", e);
        }
    }

    private static void reindexItem(Session session, String text) {
        Arguments.list(text).forEach(each -> {
            Designator item = Items.designator(session, each);
            StoredClass hyperclass = session.hyperclass(item.className());
            if (!hyperclass.hasnode(item.id())) {
                throw new UsageError("no such item \"" + item + "\"");
            }
            reindex(session, hyperclass, List.of(item.id()));
        });
    }
}
