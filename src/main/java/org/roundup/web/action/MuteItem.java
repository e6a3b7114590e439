package org.roundup.web.action;

import java.util.List;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.change.Change;
import org.roundup.store.change.ChangeLog;
import org.roundup.store.notice.MutedItems;
import org.roundup.web.request.PageContext;
import org.roundup.web.visit.Visit;

/** {@code mute} and {@code unmute}: ends and resumes the mails about an item for the visitor. */
public final class MuteItem implements Action {

    private final boolean mutes;

    private MuteItem(boolean mutes) {
        this.mutes = mutes;
    }

    public static MuteItem mute() {
        return new MuteItem(true);
    }

    public static MuteItem unmute() {
        return new MuteItem(false);
    }

    @Override
    public Outcome run(Visit visit) {
        PageContext item = visit.context();
        if (visit.user().isAnonymous()) {
            throw new Unauthorised("Please log in to choose what you are mailed.");
        }
        if (item.id() == null || !visit.db().getclass(item.className()).hasnode(item.id())) {
            throw new UsageError("There is no item to mute");
        }
        if (!visit.permissions().viewable(item.className(), null, item.id())) {
            throw new Unauthorised("You do not have permission to view this item.");
        }
        String user = visit.user().id();
        if (mutes) {
            MutedItems.add(visit.db().session(), user, item.className(), item.id());
        } else {
            MutedItems.remove(visit.db().session(), user, item.className(), item.id());
        }
        ChangeLog.record(visit.db().session(), List.of(changeOf(visit, user)));
        visit.db().commit();
        String message = visit.translator()
                .gettext(mutes ? "You get no more mail about this item." : "You get mail about this item again.");
        boolean fromList = "mail".equals(visit.fields().first("from"));
        return fromList
                ? Locations.page(visit, "home", message, "mail")
                : Locations.page(visit, item.designator(), message, "item");
    }

    /** Lets pages that were kept for the user notice it. */
    private static Change changeOf(Visit visit, String user) {
        return new Change("user", user, Change.Event.SET, user, visit.db().now().epochMilli(), List.of());
    }
}
