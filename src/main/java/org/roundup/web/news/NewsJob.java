package org.roundup.web.news;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.mail.outgoing.NewItemMail;
import org.roundup.store.Database;
import org.roundup.store.change.Change;
import org.roundup.store.change.ChangeLog;
import org.roundup.store.change.Cursor;
import org.roundup.store.change.LoggedChange;
import org.roundup.store.notice.MailPreferences;
import org.roundup.store.notice.NewsCursor;
import org.roundup.tracker.Tracker;

/**
 * Reads the change log from where it was read last and writes letters about new items. The letters and the new place in
 * the log are written in one unit of work, so that nobody is told twice or not at all. Of several processes one does it
 * at a time.
 */
public final class NewsJob {

    private static final Duration LONGEST_STEP = Duration.ofMinutes(10);
    private static final int MOST_CHANGES = 500;
    private static final int MOST_MAILS = 20;

    private final Tracker tracker;

    public NewsJob(Tracker tracker) {
        this.tracker = tracker;
    }

    /** Tells of what is new, unless another process does it. */
    public void run() {
        if (isWanted()) {
            tracker.store().leases().work("mail-news", LONGEST_STEP, () -> tracker.call("admin", this::readOn));
        }
    }

    private boolean isWanted() {
        try (Database db = tracker.open(null)) {
            return NewsCursor.find(db.session()).isPresent();
        }
    }

    /** Tells of the next changes. False if there are no more. */
    private boolean readOn(Database db) {
        db.session().beginWriting();
        Optional<Cursor> place = NewsCursor.find(db.session());
        if (place.isEmpty()) {
            return false;
        }
        if (!MailPreferences.anyWantsNews(db.session())) {
            NewsCursor.end(db.session());
            return false;
        }
        List<LoggedChange> changes = ChangeLog.readSince(db.session(), place.get(), MOST_CHANGES);
        if (changes.isEmpty()) {
            return false;
        }
        NewsCursor.set(db.session(), changes.get(changes.size() - 1).cursor());
        tell(db, told(db, changes));
        return changes.size() == MOST_CHANGES;
    }

    /** A new item and the users who are to be told of it. */
    private record NewItem(String className, String itemId, List<String> users) {}

    private List<NewItem> told(Database db, List<LoggedChange> changes) {
        Subscribers subscribers = new Subscribers(db, tracker.access(db));
        List<NewItem> items = new ArrayList<>();
        for (LoggedChange logged : changes) {
            Change change = logged.change();
            if (change.event() == Change.Event.CREATE && isIssue(db, change)) {
                List<String> users = subscribers.of(change.className(), change.itemId());
                items.add(new NewItem(change.className(), change.itemId(), users));
            }
        }
        return items;
    }

    /** Who would get very many mails, since a program or a prankster makes items, gets all of them in one. */
    private void tell(Database db, List<NewItem> items) {
        Map<String, Long> counts = items.stream()
                .flatMap(item -> item.users().stream())
                .collect(Collectors.groupingBy(user -> user, Collectors.counting()));
        for (NewItem item : items) {
            Map<Boolean, List<String>> many =
                    item.users().stream().collect(Collectors.partitioningBy(user -> counts.get(user) > MOST_MAILS));
            if (!many.get(true).isEmpty()) {
                NewItemMail.collect(db, item.className(), item.itemId(), many.get(true));
            }
            if (!many.get(false).isEmpty()) {
                NewItemMail.write(
                        db, tracker.config(), tracker.access(db), item.className(), item.itemId(), many.get(false));
            }
        }
    }

    private static boolean isIssue(Database db, Change change) {
        return db.schema().has(change.className())
                && db.schema().get(change.className()).kind() == ClassDefinition.Kind.ISSUE
                && db.getclass(change.className()).hasnode(change.itemId())
                && !db.getclass(change.className()).isRetired(change.itemId());
    }
}
