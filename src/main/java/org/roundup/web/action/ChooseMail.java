package org.roundup.web.action;

import java.util.Set;
import java.util.TreeSet;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.Database;
import org.roundup.store.notice.MailPreference;
import org.roundup.store.notice.MailPreferences;
import org.roundup.web.visit.Visit;

/** {@code choose_mail}: keeps what the visitor wants to be mailed: fields {@code own}, {@code rhythm} and {@code new}. */
public final class ChooseMail implements Action {

    private static final String QUERY = "query";
    private static final int MOST = 50;

    @Override
    public Outcome run(Visit visit) {
        if (visit.user().isAnonymous()) {
            throw new Unauthorised("Please log in to choose what you are mailed.");
        }
        Set<String> news = new TreeSet<>(visit.fields().all("new"));
        if (news.size() > MOST) {
            throw new ValueError("More than " + MOST + " kinds of new items cannot be chosen");
        }
        for (String name : news) {
            if (!isKnown(visit, name)) {
                throw new ValueError(
                        "\"" + name + "\" is neither a class of issues nor a saved query that you may see");
            }
        }
        MailPreference chosen = MailPreference.NONE
                .with("own", visit.fields().first("own", "default"))
                .with("rhythm", visit.fields().first("rhythm", "default"))
                .with("new", String.join(",", news));
        MailPreferences.set(
                visit.db().session(), MailPreferences.user(visit.user().id()), chosen);
        visit.db().commit();
        return Locations.page(
                visit, "home", visit.translator().gettext("Your choice is in force from now on."), "mail");
    }

    private static boolean isKnown(Visit visit, String name) {
        Database db = visit.db();
        if (db.schema().has(name)) {
            return db.schema().get(name).kind() == ClassDefinition.Kind.ISSUE
                    && visit.permissions().may("View", name);
        }
        String id = name.startsWith(QUERY) ? name.substring(QUERY.length()) : "";
        return !id.isEmpty()
                && id.length() < 10
                && id.chars().allMatch(c -> c >= '0' && c <= '9')
                && db.schema().has(QUERY)
                && db.getclass(QUERY).hasnode(id)
                && visit.permissions().viewable(QUERY, null, id);
    }
}
