package org.roundup.mail.unsubscribe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.HyperClass;
import org.roundup.store.Database;
import org.roundup.store.notice.MutedItems;
import org.roundup.tracker.Tracker;

/** Carries out unsubscriptions. What is done already, or has become impossible, is no error. */
public final class Unsubscriber {

    private final Tracker tracker;

    public Unsubscriber(Tracker tracker) {
        this.tracker = tracker;
    }

    /**
     * Takes the user off the list of the item, or mutes the item. The change is the user's own, whatever the permissions.
     *
     * @throws org.roundup.hyperdb.RoundupException if a detector refuses the change
     */
    public void carryOut(Unsubscription wish) {
        tracker.run("admin", db -> carryOut(db, wish));
    }

    private static void carryOut(Database db, Unsubscription wish) {
        HyperClass users = db.getclass("user");
        boolean known = db.schema().has(wish.className())
                && db.getclass(wish.className()).hasnode(wish.itemId())
                && users.hasnode(wish.userId())
                && !users.isRetired(wish.userId());
        if (!known) {
            return;
        }
        if (wish.list().isEmpty()) {
            MutedItems.add(db.session(), wish.userId(), wish.className(), wish.itemId());
            return;
        }
        HyperClass items = db.getclass(wish.className());
        if (!items.definition().has(wish.list()) || items.isRetired(wish.itemId())) {
            return;
        }
        db.lock(wish.className(), wish.itemId());
        List<Object> listed = new ArrayList<>((List<?>) items.get(wish.itemId(), wish.list()));
        if (listed.remove(wish.userId())) {
            db.setTxSource("web");
            db.setCurrentUser(users.get(wish.userId(), "username").toString());
            items.set(wish.itemId(), Map.of(wish.list(), listed));
        }
    }
}
