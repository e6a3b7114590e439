package org.roundup.mail.preference;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.roundup.store.Database;
import org.roundup.store.notice.MailPreference;
import org.roundup.store.notice.MailPreference.Own;
import org.roundup.store.notice.MailPreference.Rhythm;
import org.roundup.store.notice.MailPreferences;
import org.roundup.store.notice.MutedItems;

/** What some users want to be mailed about one item. What they have not said themselves, their roles say. */
public final class Wishes {

    private final Database db;
    private final Map<String, MailPreference> preferences;
    private final Set<String> muting;
    private final boolean rolesMatter;

    private Wishes(Database db, Map<String, MailPreference> preferences, Set<String> muting) {
        this.db = db;
        this.preferences = preferences;
        this.muting = muting;
        this.rolesMatter = preferences.keySet().stream().anyMatch(subject -> subject.equals(roleOf(subject)));
    }

    private static String roleOf(String subject) {
        return MailPreferences.role(subject.substring(subject.indexOf(':') + 1));
    }

    /** Reads what users want. */
    public static Wishes of(Database db, String className, String itemId, Collection<String> userIds) {
        return new Wishes(
                db, MailPreferences.of(db.session(), userIds), MutedItems.users(db.session(), className, itemId));
    }

    /** Whether the user wants no mail about the item. */
    public boolean isUnwanted(String userId) {
        return muting.contains(userId) || rhythm(userId) == Rhythm.NEVER;
    }

    /** Whether the user wants to be mailed the own messages. */
    public Own own(String userId) {
        return said(userId, MailPreference::own, Own.DEFAULT);
    }

    /** How often the user wants mail. */
    public Rhythm rhythm(String userId) {
        return said(userId, MailPreference::rhythm, Rhythm.DEFAULT);
    }

    /** What the roles of a user say for those who have not said it themselves. */
    public static MailPreference ofRoles(Database db, String userId) {
        Wishes wishes = new Wishes(db, MailPreferences.of(db.session(), Set.of()), Set.of());
        Set<String> news = db.rolesOf(userId).stream()
                .flatMap(role ->
                        wishes
                                .preferences
                                .getOrDefault(MailPreferences.role(role), MailPreference.NONE)
                                .news()
                                .stream())
                .collect(Collectors.toSet());
        return new MailPreference(wishes.own(userId), wishes.rhythm(userId), news);
    }

    private <T> T said(String userId, Function<MailPreference, T> part, T nothing) {
        if (preferences.isEmpty()) {
            return nothing;
        }
        T own = part.apply(preferences.getOrDefault(MailPreferences.user(userId), MailPreference.NONE));
        if (own != nothing || !rolesMatter) {
            return own;
        }
        return db.rolesOf(userId).stream()
                .map(role -> part.apply(preferences.getOrDefault(MailPreferences.role(role), MailPreference.NONE)))
                .filter(value -> value != nothing)
                .findFirst()
                .orElse(nothing);
    }
}
