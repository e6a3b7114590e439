package org.roundup.rest.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Documents;
import org.roundup.rest.wire.Format;
import org.roundup.rest.wire.Input;
import org.roundup.rest.wire.Params;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.web.api.Callers;
import org.roundup.web.request.Fields;
import org.roundup.web.visit.Request;

/** A page costs a fixed number of statements, however many items it shows. */
class PageCostTest {

    @TempDir
    static Path folder;

    private static ServedTracker served;

    @BeforeAll
    static void fill() {
        served = ServedTracker.start(folder, Map.of(), Map.of());
        served.tracker().run("admin", db -> {
            for (int i = 0; i < 60; i++) {
                db.getclass("issue")
                        .create(Map.of("title", "issue " + i, "nosy", List.of("1", "3"), "assignedto", "3"));
            }
        });
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static Request request(String query, Map<String, String> headers) {
        return new Request("GET", "", query, Fields.NONE, headers, null, InetAddress.getLoopbackAddress());
    }

    private static long statements(String user, String query) {
        return statements(user, query, new CollectionReader(), "issue");
    }

    private static long statements(String user, String query, Endpoint endpoint, String... variables) {
        Tracker tracker = served.tracker();
        try (Database db = tracker.open(user)) {
            String userId = db.getuid();
            Request request = request(query, Map.of());
            Call call = new Call(
                    tracker,
                    Place.of(tracker.config()),
                    db,
                    tracker.access(db).remembering(),
                    userId,
                    request,
                    Params.parse(query),
                    Input.NONE,
                    null,
                    List.of(variables),
                    new HashSet<>(),
                    failure -> new ApiError(500, failure.toString()));
            db.rolesOf(userId);
            db.timezone();
            long before = db.session().statements();
            byte[] page =
                    Documents.bytes(Format.JSON, true, endpoint.answer(call).tree());
            assertTrue(new String(page, StandardCharsets.UTF_8).contains("issue"), "there are issues");
            return db.session().statements() - before;
        }
    }

    @Test
    void aListIsOneStatement() {
        assertEquals(1, statements("fred", "title=issue&@fields=title"));
    }

    @Test
    void aPageIsOneStatementAndOneThatCounts() {
        long page = statements("fred", "@page_size=50&@fields=title,assignedto&@sort=-activity");
        assertTrue(page <= 3, page + " statements: the page, the count, and whether a count known before still holds");
    }

    @Test
    void labelsAndMultilinksAreReadTogether() {
        String fields = "&@verbose=2&@fields=title,nosy,assignedto,status";
        long few = statements("fred", "@page_size=5" + fields);
        assertEquals(few, statements("fred", "@page_size=55" + fields));
        assertTrue(few <= 6, few + " statements");
    }

    @Test
    void anItemIsOneStatementAndOneForAllItsMultilinks() {
        assertEquals(2, statements("fred", "@verbose=1", Items::item, "issue", "7"));
    }

    @Test
    void whoCallsIsLookedUpOnce() {
        Callers callers = new Callers(served.tracker());
        Request call = request("", Map.of("authorization", ApiClient.basic("fred", ServedTracker.PASSWORD)));
        try (Database db = served.tracker().open("anonymous")) {
            callers.enter(call, db);
            db.getuid();
            db.rolesOf(db.getuid());
            assertEquals(1, db.session().statements());
        }
    }
}
