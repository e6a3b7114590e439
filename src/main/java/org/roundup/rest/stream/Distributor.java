package org.roundup.rest.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.NotFound;
import org.roundup.rest.resource.ChangeView;
import org.roundup.rest.resource.Place;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.store.change.ChangeLog;
import org.roundup.store.change.Cursor;
import org.roundup.store.change.LoggedChange;
import org.roundup.store.sql.SqlSession;
import org.roundup.tracker.Tracker;

/**
 * Reads what is new, once for all who have reached the same place, and hands each what it wants and may see. A unit of work
 * is opened for a user only if there is something that one of the user's streams wants. Belongs to one thread.
 */
final class Distributor {

    private static final int LIMIT = 500;

    private final Tracker tracker;
    private final Place place;

    Distributor(Tracker tracker, Place place) {
        this.tracker = tracker;
        this.place = place;
    }

    /** What a stream is to be told, if its user may see it. */
    private record Letter(OpenStream stream, List<LoggedChange> changes, Cursor reached) {}

    /** Whose permissions count. */
    private record Reader(String userName, Collection<String> roles) {}

    void distribute(Collection<OpenStream> streams) {
        Map<Cursor, List<LoggedChange>> news = new HashMap<>();
        Map<Reader, List<Letter>> letters = new HashMap<>();
        try (SqlSession session = tracker.store().newSession()) {
            for (OpenStream stream : streams) {
                List<LoggedChange> changes =
                        news.computeIfAbsent(stream.cursor(), cursor -> ChangeLog.readSince(session, cursor, LIMIT));
                if (!changes.isEmpty()) {
                    sort(stream, changes, letters);
                }
            }
        }
        letters.forEach(this::tell);
    }

    private static void sort(OpenStream stream, List<LoggedChange> changes, Map<Reader, List<Letter>> letters) {
        List<LoggedChange> wanted = changes.stream()
                .filter(logged -> stream.subscription().wants(logged.change()))
                .toList();
        Cursor reached = changes.get(changes.size() - 1).cursor();
        if (wanted.isEmpty()) {
            stream.cursor(reached);
        } else {
            Subscription subscription = stream.subscription();
            letters.computeIfAbsent(
                            new Reader(subscription.userName(), subscription.roles()), reader -> new ArrayList<>())
                    .add(new Letter(stream, wanted, reached));
        }
    }

    private void tell(Reader reader, List<Letter> letters) {
        try (Database db = tracker.open("anonymous")) {
            if (!isLive(db, reader)) {
                letters.forEach(letter -> letter.stream().close());
                return;
            }
            db.setCurrentUser(reader.userName());
            db.restrictRoles(reader.roles());
            Access access = tracker.access(db).remembering();
            if (!access.hasPermission("Rest Access", db.getuid())) {
                letters.forEach(letter -> letter.stream().close());
                return;
            }
            ChangeView view = new ChangeView(db, access, place);
            for (Letter letter : letters) {
                letter.changes().stream()
                        .filter(logged -> view.isVisible(logged.change()))
                        .forEach(logged -> letter.stream()
                                .send(ChangeView.event(view.shown(logged)).getBytes(StandardCharsets.UTF_8)));
                letter.stream().cursor(letter.reached());
            }
        }
    }

    private static boolean isLive(Hyperdb db, Reader reader) {
        try {
            return !db.getclass("user").lookup(reader.userName()).isEmpty();
        } catch (NotFound gone) {
            return false;
        }
    }
}
