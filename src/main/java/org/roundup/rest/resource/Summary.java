package org.roundup.rest.resource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.rest.wire.ApiError;
import org.roundup.store.StoredClass;

/** The issues of the last week: those created, all by status, and the most discussed. */
final class Summary implements Endpoint {

    private static final long WEEK_MILLIS = 7L * 24 * 60 * 60 * 1000;
    private static final int MOST = 10;

    @Override
    public Reply answer(Call call) {
        if (!isKnown(call.db().schema())) {
            throw new ApiError(404, "This tracker has no issues with a status");
        }
        if (!isFor(call)) {
            throw new Unauthorised("Permission to view summary denied");
        }
        return Reply.data(200, summary(call, call.db().getclass("issue")));
    }

    /** Whether a tracker has what is summed up. */
    static boolean isKnown(Schema schema) {
        return schema.has("issue")
                && schema.has("status")
                && schema.get("issue").has("status")
                && schema.get("issue").has("title")
                && schema.get("status").has("name");
    }

    static boolean isFor(Call call) {
        return call.may("View", "issue", null, null) || call.may("View", "status", null, null);
    }

    private static Map<String, Object> summary(Call call, StoredClass issues) {
        RoundupDate since = RoundupDate.ofEpochMilli(call.db().now().epochMilli() - WEEK_MILLIS);
        Search recent = Search.ALL.with("activity", since + ";");
        List<String> ids = call.access()
                .guard(call.userId())
                .filterWithPermissions(issues, recent)
                .ids();
        issues.prefetch(ids);
        List<Object> created = new ArrayList<>();
        Map<String, List<Object>> byStatus = new TreeMap<>();
        List<List<Object>> discussed = new ArrayList<>();
        for (String id : ids) {
            Map<String, Object> issue = issue(call, issues, id);
            byStatus.computeIfAbsent(status(call, issues, id), name -> new ArrayList<>())
                    .add(issue);
            if (((RoundupDate) issues.get(id, "creation")).compareTo(since) >= 0) {
                created.add(issue);
            }
            discussed.add(List.of(messages(issues, id, since), issue));
        }
        discussed.sort(Comparator.comparingInt(entry -> -(Integer) entry.get(0)));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("created", created);
        data.put("summary", byStatus);
        data.put("most_discussed", discussed.subList(0, Math.min(MOST, discussed.size())));
        return data;
    }

    private static Map<String, Object> issue(Call call, HyperClass issues, String id) {
        Map<String, Object> issue = new LinkedHashMap<>();
        issue.put("id", id);
        issue.put("link", call.place().link("issue", id));
        issue.put("title", call.may("View", "issue", "title", id) ? issues.get(id, "title") : null);
        return issue;
    }

    private static String status(Call call, HyperClass issues, String id) {
        Object status = call.may("View", "issue", "status", id) ? issues.get(id, "status") : null;
        return status == null
                ? "null"
                : String.valueOf(call.db().getclass("status").get((String) status, "name"));
    }

    private static int messages(StoredClass issues, String id, RoundupDate since) {
        int added = 0;
        for (JournalEntry entry : issues.journal(id)) {
            if (entry.change() instanceof JournalEntry.Values values
                    && entry.date().compareTo(since) >= 0
                    && values.old().get("messages") instanceof JournalEntry.Delta delta) {
                added += delta.added().size();
            }
        }
        return added;
    }
}
