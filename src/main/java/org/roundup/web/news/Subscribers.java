package org.roundup.web.news;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.RoleNames;
import org.roundup.hyperdb.Search;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.store.notice.MailPreferences;
import org.roundup.web.index.IndexArguments;
import org.roundup.web.index.IndexReader;
import org.roundup.web.request.Fields;
import org.roundup.web.visit.SearchRules;

/** Answers who asked to be told of an item: those who may see it, and whose class or saved query it belongs to. */
final class Subscribers {

    /** How the name of a saved query among what a user wants to be told of begins; its id follows. */
    static final String QUERY = "query";

    private static final String ROLE = "role:";

    private final Database db;
    private final Access access;
    private final Map<String, Set<String>> wishes = new LinkedHashMap<>();

    Subscribers(Database db, Access access) {
        this.db = db;
        this.access = access;
        Map<String, Set<String>> stored = MailPreferences.news(db.session());
        stored.forEach((subject, news) -> {
            if (!subject.startsWith(ROLE)) {
                add(subject.substring(subject.indexOf(':') + 1), news);
            }
        });
        if (stored.keySet().stream().anyMatch(subject -> subject.startsWith(ROLE))) {
            addByRoles(stored);
        }
    }

    private void add(String userId, Set<String> news) {
        wishes.computeIfAbsent(userId, key -> new TreeSet<>()).addAll(news);
    }

    private void addByRoles(Map<String, Set<String>> stored) {
        HyperClass users = db.getclass("user");
        for (String id : users.list()) {
            Object roles = users.get(id, "roles");
            for (String role : roles == null ? List.<String>of() : RoleNames.parse(roles.toString())) {
                Set<String> news = stored.get(MailPreferences.role(role));
                if (news != null) {
                    add(id, news);
                }
            }
        }
    }

    /** Ids of the users to be told of an item. */
    List<String> of(String className, String itemId) {
        List<String> found = new ArrayList<>();
        wishes.forEach((userId, news) -> {
            if (isUser(userId) && news.stream().anyMatch(name -> matches(userId, name, className, itemId))) {
                found.add(userId);
            }
        });
        return found;
    }

    private boolean isUser(String userId) {
        HyperClass users = db.getclass("user");
        return users.hasnode(userId) && !users.isRetired(userId);
    }

    private boolean matches(String userId, String name, String className, String itemId) {
        if (name.equals(className)) {
            return access.hasPermission("View", userId, className, null, itemId);
        }
        String query = name.startsWith(QUERY) ? name.substring(QUERY.length()) : "";
        return !query.isEmpty()
                && query.chars().allMatch(c -> c >= '0' && c <= '9')
                && finds(userId, query, className, itemId);
    }

    /** Whether a saved query, asked by the user, finds the item. */
    private boolean finds(String userId, String query, String className, String itemId) {
        HyperClass queries = db.schema().has("query") ? db.getclass("query") : null;
        if (queries == null
                || !queries.hasnode(query)
                || queries.isRetired(query)
                || !className.equals(queries.get(query, "klass"))
                || !access.hasPermission("View", userId, "query", null, query)) {
            return false;
        }
        db.setCurrentUser(db.getclass("user").get(userId, "username").toString());
        SearchRules rules = new SearchRules(db, access, userId);
        String url = String.valueOf(queries.get(query, "url"));
        IndexArguments arguments = new IndexReader(db, rules::searchable, problem -> {})
                .read(Fields.ofQuery(url.startsWith("?") ? url.substring(1) : url), className);
        if (arguments.filterspec().isEmpty()
                && isBlank(arguments.searchText())
                && !arguments.filter().isEmpty()) {
            return false; // conditions that the user may not search by are no conditions
        }
        Map<String, Object> filter = new LinkedHashMap<>();
        arguments.filterspec().forEach((path, value) -> filter.put(path, value.forSearch()));
        Search search = Search.where(filter)
                .withText(isBlank(arguments.searchText()) ? null : arguments.searchText())
                .withMatches(List.of(itemId));
        return !rules.found(className, search).isEmpty();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
