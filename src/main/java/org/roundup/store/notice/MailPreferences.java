package org.roundup.store.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

/** Keeps preferences. They belong to a user, {@code user:4}, or to a role, {@code role:developer}. */
public final class MailPreferences {

    private static final String ROLE = "role:";
    private static final String USER = "user:";
    private static final int MOST_AT_ONCE = 500;

    private MailPreferences() {}

    /** Tables of this class. */
    public static List<String> ddl(Dialect dialect) {
        return List.of("CREATE TABLE IF NOT EXISTS ee_mail_preference (subject VARCHAR(100) NOT NULL,"
                + " name VARCHAR(10) NOT NULL, value VARCHAR(100) NOT NULL, PRIMARY KEY (subject, name, value))");
    }

    /** What a user's preferences are kept under. */
    public static String user(String id) {
        return USER + id;
    }

    /** What a role's preferences are kept under. */
    public static String role(String name) {
        return ROLE + name.strip().toLowerCase(Locale.ROOT);
    }

    /** The preferences of some users, and those of all roles, by what they are kept under; none for those who have none. */
    public static Map<String, MailPreference> of(SqlSession session, Collection<String> userIds) {
        Map<String, MailPreference> found = new LinkedHashMap<>();
        List<String> ids = List.copyOf(userIds);
        for (int start = 0; start == 0 || start < ids.size(); start += MOST_AT_ONCE) {
            List<String> some = ids.subList(start, Math.min(ids.size(), start + MOST_AT_ONCE));
            String users = some.isEmpty() ? "" : " OR subject IN (" + SqlSession.marks(some.size()) + ")";
            session.each(
                    "SELECT subject, name, value FROM ee_mail_preference WHERE subject LIKE 'role:%'" + users
                            + " ORDER BY subject, name, value",
                    some.stream().map(MailPreferences::user).toList(),
                    row -> List.of(row.getString(1), row.getString(2), row.getString(3)),
                    row -> found.merge(row.get(0), read(row), MailPreferences::joined));
        }
        return found;
    }

    /** The preferences of one user or role. */
    public static MailPreference find(SqlSession session, String subject) {
        MailPreference found = MailPreference.NONE;
        for (List<String> row : session.query(
                "SELECT subject, name, value FROM ee_mail_preference WHERE subject = ? ORDER BY name, value",
                List.of(subject),
                row -> List.of(row.getString(1), row.getString(2), row.getString(3)))) {
            found = joined(found, read(row));
        }
        return found;
    }

    private static MailPreference read(List<String> row) {
        return MailPreference.NONE.with(row.get(1), row.get(2));
    }

    private static MailPreference joined(MailPreference one, MailPreference more) {
        Set<String> news = new TreeSet<>(one.news());
        news.addAll(more.news());
        return new MailPreference(
                more.own() == MailPreference.Own.DEFAULT ? one.own() : more.own(),
                more.rhythm() == MailPreference.Rhythm.DEFAULT ? one.rhythm() : more.rhythm(),
                news);
    }

    /** Keeps the preferences of a user or role in place of those before. */
    public static void set(SqlSession session, String subject, MailPreference preference) {
        session.beginWriting();
        session.update("DELETE FROM ee_mail_preference WHERE subject = ?", subject);
        List<List<?>> rows = new ArrayList<>();
        if (preference.own() != MailPreference.Own.DEFAULT) {
            rows.add(List.of(subject, "own", preference.own().name().toLowerCase(Locale.ROOT)));
        }
        if (preference.rhythm() != MailPreference.Rhythm.DEFAULT) {
            rows.add(List.of(subject, "rhythm", preference.rhythm().name().toLowerCase(Locale.ROOT)));
        }
        if (!preference.news().isEmpty()) {
            NewsCursor.begin(session);
        }
        preference.news().forEach(name -> rows.add(List.of(subject, "new", name)));
        if (!rows.isEmpty()) {
            session.updateAll("INSERT INTO ee_mail_preference (subject, name, value) VALUES (?, ?, ?)", rows);
        }
    }

    /** Whether anybody wants to be told of new items. */
    public static boolean anyWantsNews(SqlSession session) {
        return session.first("SELECT 1 FROM ee_mail_preference WHERE name = 'new' LIMIT 1", List.of(), row -> 1)
                .isPresent();
    }

    /** Of which new items users and roles want to be told, by what their preferences are kept under. */
    public static Map<String, Set<String>> news(SqlSession session) {
        Map<String, Set<String>> news = new LinkedHashMap<>();
        session.each(
                "SELECT subject, value FROM ee_mail_preference WHERE name = 'new' ORDER BY subject, value",
                List.of(),
                row -> List.of(row.getString(1), row.getString(2)),
                row -> news.computeIfAbsent(row.get(0), key -> new TreeSet<>()).add(row.get(1)));
        return news;
    }
}
