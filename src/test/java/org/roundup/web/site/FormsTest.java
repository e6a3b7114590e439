package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.Password;
import org.roundup.web.site.Browser.Field;
import org.roundup.web.site.Browser.Page;

/** Forms as they are sent, and what becomes of items. */
class FormsTest {

    private static TestTracker tracker;
    private static Browser admin;
    private static Browser mary;

    private String issue;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of());
        tracker.run("admin", db -> {
            db.getclass("keyword").create(Map.of("name", "kw1"));
            db.getclass("keyword").create(Map.of("name", "kw2"));
        });
        admin = tracker.browser("admin");
        mary = tracker.browser("mary");
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    @BeforeEach
    void anIssue() {
        issue = tracker.call("mary", db -> db.getclass("issue")
                .create(Map.of("title", "Title", "priority", "3", "keyword", List.of("1"))));
    }

    private static List<Field> fields(String... pairs) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.add(Field.of(pairs[i], pairs[i + 1]));
        }
        return fields;
    }

    private Object stored(String property) {
        return tracker.call("admin", db -> db.getclass("issue").get(issue, property));
    }

    private boolean isRetired() {
        return tracker.call("admin", db -> db.getclass("issue").isRetired(issue));
    }

    private Page edit(String... pairs) {
        List<Field> all = fields("@action", "edit");
        all.addAll(fields(pairs));
        return mary.post("issue" + issue, all);
    }

    @Test
    void aNewIssueComesWithNoteAndFiles() {
        List<Field> fields = fields(
                "@action",
                "new",
                "title",
                "New one",
                "@note",
                "text\r\nmore",
                "priority",
                "bug",
                "keyword",
                "kw1,2",
                "nosy",
                "admin,mary",
                "@template",
                "item",
                "@required",
                "title,priority");
        fields.add(Field.file("@file", "a.txt", "text/plain", "A"));
        fields.add(Field.file("@file", "dir\\b.svg", "image/svg+xml", "<svg/>"));
        fields.add(Field.file("@file", "", "application/octet-stream", ""));
        Page page = admin.post("issue", fields);
        assertEquals(302, page.status(), page.messages());
        String message = page.redirectMessage();
        assertTrue(
                message.matches("file \\d+ created\nfile \\d+ created\nmsg \\d+ created\nissue \\d+ created"), message);
        String id = message.replaceFirst("(?s).*issue (\\d+) created", "$1");
        tracker.run("admin", db -> {
            assertEquals(List.of("1", "2"), db.getclass("issue").get(id, "keyword"));
            String msg =
                    ((List<?>) db.getclass("issue").get(id, "messages")).get(0).toString();
            assertEquals("text\nmore", db.getclass("msg").get(msg, "content"));
            assertEquals("1", db.getclass("msg").get(msg, "author"));
            List<?> files = (List<?>) db.getclass("msg").get(msg, "files");
            assertEquals(files, db.getclass("issue").get(id, "files"));
            assertEquals("b.svg", db.getclass("file").get(files.get(1).toString(), "name"));
        });
        assertEquals(message, admin.follow(page).messages());
    }

    @Test
    void anEditSaysWhatChanged() {
        Page page = edit("title", "Other", "status", "chatting", "priority", "3");
        assertEquals("issue " + issue + " status, title edited ok", page.redirectMessage());
        assertTrue(page.header("Location").startsWith(tracker.base() + "issue" + issue + "?"));
        assertEquals("Other", stored("title"));
    }

    @Test
    void emptyFieldsClearInMultipartFormsOnly() {
        mary.postEncoded("issue" + issue, fields("@action", "edit", "title", ""));
        assertEquals("Title", stored("title"));
        edit("title", "", "keyword", "");
        assertNull(stored("title"));
        assertEquals(List.of(), stored("keyword"));
    }

    @Test
    void fieldsOfTheAddressCountToo() {
        assertEquals(
                302,
                mary.post("issue" + issue + "?@action=edit", fields("title", "by query"))
                        .status());
        assertEquals("by query", stored("title"));
    }

    @Test
    void multilinksCanBeAddedToAndTakenFrom() {
        edit("keyword", "+kw2");
        assertEquals(List.of("1", "2"), stored("keyword"));
        edit("keyword", "-kw1");
        assertEquals(List.of("2"), stored("keyword"));
        edit(":add:keyword", "kw1");
        assertEquals(List.of("1", "2"), stored("keyword"));
        edit("@remove@keyword", "2");
        assertEquals(List.of("1"), stored("keyword"));
        assertTrue(
                edit("@remove@keyword", "2").messages().contains("property \"keyword\": \"2\" not currently in list"));
    }

    @Test
    void otherItemsCanBeEditedOnTheWay() {
        Page page = admin.post(
                "issue" + issue, fields("@action", "edit", "issue" + issue + "@title", "x", "status1:name", "unread!"));
        assertEquals("issue " + issue + " title edited ok\nstatus 1 name edited ok", page.redirectMessage());
        tracker.run("admin", db -> db.getclass("status").set("1", Map.of("name", "unread")));
    }

    @Test
    void anIndexPageGoesBackToItsList() {
        Page page = mary.post(
                "issue",
                fields(
                        "@action",
                        "edit",
                        "issue" + issue + "@title",
                        "from list",
                        "@columns",
                        "id,title",
                        "@sort",
                        "-activity",
                        "@filter",
                        "status",
                        "status",
                        "1,2"));
        String location = page.header("Location");
        assertTrue(
                location.endsWith("&@template=index&@columns=id,title&@sort=-activity&@filter=status&@pagesize=50"
                        + "&@startwith=0&status=1,2"),
                location);
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsLost() {
        assertError("Required issue property title not supplied", edit("title", "", "@required", "title"));
        assertError("property priority: 'nope' is not a priority.", edit("priority", "nope", "title", "kept"));
        assertError("link \"@link@messages\" value \"zzz\" not a designator", edit("@link@messages", "zzz"));
        assertError("issue title is not a link or multilink property", edit("@link@title", "msg-1"));
        assertError(
                "You have submitted a add action for the property \"bogus\" which doesn't exist",
                edit("@add@bogus", "1"));
        assertError("Not a file attachment", edit("@file", "text"));
        assertError("You have submitted more than one value for the title property", edit("title", "a", "title", "b"));
        Page page = edit("priority", "nope", "title", "not yet stored");
        assertEquals("not yet stored", page.html().select("#title").attr("value"));
        assertEquals("Title", stored("title"));
    }

    private static void assertError(String expected, Page page) {
        assertEquals(422, page.status());
        assertEquals(expected, page.messages());
    }

    @Test
    void circularLinksAreMade() {
        Page page = admin.post(
                "issue",
                fields(
                        "@action",
                        "new",
                        "title",
                        "outer",
                        "issue-1@title",
                        "one",
                        "issue-2@title",
                        "two",
                        "issue-1@link@superseder",
                        "issue-2",
                        "issue-2@link@superseder",
                        "issue-1"));
        assertEquals(302, page.status(), page.messages());
        tracker.run("admin", db -> {
            String one = db.getclass("issue").stringFind(Map.of("title", "one")).get(0);
            String two = db.getclass("issue").stringFind(Map.of("title", "two")).get(0);
            assertEquals(List.of(two), db.getclass("issue").get(one, "superseder"));
            assertEquals(List.of(one), db.getclass("issue").get(two, "superseder"));
        });
    }

    @Test
    void anOldFormCollides() {
        Page page = edit("title", "mine", "@lastactivity", "2001-01-01.00:00:00");
        assertEquals(409, page.status());
        assertTrue(page.messages().startsWith("Edit Error: someone else has edited this issue (title)."));
        assertEquals("Title", stored("title"));
        assertEquals(
                302,
                edit("@note", "only a note", "@lastactivity", "2001-01-01.00:00:00")
                        .status());
    }

    @Test
    void aNoteAloneAndAFileAloneBelongToTheIssue() {
        Page note = edit("@note", "a note and nothing else");
        assertTrue(admin.follow(note).html().select(".timeline").text().contains("a note and nothing else"));
        Page file = admin.post(
                "issue" + issue,
                List.of(Field.of("@action", "edit"), Field.file("@file", "alone.txt", "text/plain", "x")));
        assertTrue(admin.follow(file).html().select(".files").text().contains("alone.txt"));
    }

    @Test
    void nothingToCreateIsAnError() {
        assertEquals(
                "Error: there is nothing to create",
                admin.post("issue", fields("@action", "new")).messages());
    }

    @Test
    void aPasswordIsTypedTwiceAndTakenAsTyped() {
        String id = tracker.call("admin", db -> db.getclass("user").lookup("joe"));
        Browser joe = tracker.browser("joe");
        assertError(
                "Password and confirmation text do not match",
                joe.post("user" + id, fields("@action", "edit", "password", "a", "@confirm@password", "b")));
        joe.post("user" + id, fields("@action", "edit", "password", " new {x} ", "@confirm@password", " new {x} "));
        assertEquals(302, tracker.browser().login("joe", " new {x} ").status());
        joe.post(
                "user" + id,
                fields("@action", "edit", "password", "{plaintext}joe", "@confirm@password", "{plaintext}joe"));
        Password stored =
                tracker.call("admin", db -> (Password) db.getclass("user").get(id, "password"));
        assertEquals("PBKDF2S5", stored.scheme());
    }

    @Test
    void retiredItemsComeBack() {
        assertEquals(
                403, mary.post("issue" + issue, fields("@action", "retire")).status());
        assertEquals(
                "Issue " + issue + " has been retired",
                admin.post("issue" + issue, fields("@action", "retire")).redirectMessage());
        assertEquals(true, isRetired());
        admin.post("issue" + issue, fields("@action", "restore"));
        assertEquals(false, isRetired());
        assertTrue(admin.post("user1", fields("@action", "retire"))
                .messages()
                .contains("You may not retire the admin or anonymous user"));
        assertTrue(admin.post("issue", fields("@action", "retire")).messages().contains("No item to retire is named"));
    }

    @Test
    void tablesChangeAllItemsOfAClass() {
        String rows = admin.get("keyword").html().select("textarea[name=rows]").text();
        assertEquals("id,name\n1,kw1\n2,kw2", rows.strip());
        Page page = admin.post("keyword", fields("@action", "editCSV", "rows", "id,name\n1,first\nX,third\n"));
        assertEquals("Items edited OK", page.redirectMessage(), page.messages());
        tracker.run("admin", db -> {
            assertEquals("first", db.getclass("keyword").get("1", "name"));
            assertTrue(db.getclass("keyword").isRetired("2"));
            db.getclass("keyword").restore("2");
            db.getclass("keyword").set("1", Map.of("name", "kw1"));
            db.getclass("keyword").retire(db.getclass("keyword").lookup("third"));
        });
        assertEquals(
                403,
                mary.post("status", fields("@action", "editCSV", "rows", "id,name,order\n"))
                        .status());
    }

    @Test
    void queriesAreSavedForTheirOwner() {
        Page page = mary.post(
                "issue",
                fields(
                        "@action",
                        "search",
                        "@queryname",
                        "mine",
                        "title",
                        "\"two words\" x",
                        "@columns",
                        "id,title",
                        "@sort",
                        "-activity"));
        assertEquals(200, page.status(), page.messages());
        tracker.run("mary", db -> {
            List<?> queries = (List<?>) db.getclass("user").get(db.getuid(), "queries");
            assertEquals(
                    "@columns=id,title&@sort=-activity&@filter=title&@pagesize=50&@startwith=0&title=two%20words%20x",
                    db.getclass("query").get(queries.get(0).toString(), "url"));
        });
        assertTrue(mary.get("").html().select(".side a").eachText().contains("mine"));
        Page again = mary.post("issue", fields("@action", "search", "@queryname", "mine"));
        assertTrue(again.messages().contains("You already own a query named 'mine'"), again.messages());
        assertTrue(mary.get("issue?@action=search&@queryname=byget").messages().contains("POST"));
    }

    @Test
    void tickedItemsGetTheSameValues() {
        String other = tracker.call("mary", db -> db.getclass("issue").create(Map.of("title", "Other")));
        Page page = mary.post(
                "issue",
                fields(
                        "@action",
                        "bulk_edit",
                        "@bulk",
                        issue,
                        "@bulk",
                        other,
                        "set-status",
                        "7",
                        "set-assignedto",
                        "",
                        "@columns",
                        "id,title"));
        assertEquals(302, page.status(), page.messages());
        assertEquals("7", stored("status"));
        assertEquals("7", tracker.call("admin", db -> db.getclass("issue").get(other, "status")));
        assertTrue(page.header("Location").contains("@columns=id,title"), page.header("Location"));
        assertError("No item is ticked", mary.post("issue", fields("@action", "bulk_edit", "set-status", "1")));
        Page list = mary.get("issue?@columns=id,title");
        assertTrue(list.html().select("input[name=@bulk][form=bulk-edit]").size() > 1);
    }

    @Test
    void aNoteCanBeSeenBeforeItIsSent() {
        Page page = mary.postEncoded(
                "issue" + issue + "?@template=preview", fields("text", "**a** <script>issue" + issue + "</script>"));
        assertEquals(200, page.status());
        assertTrue(page.body().contains("<strong>a</strong> &lt;script&gt;<a"), page.body());
        assertTrue(mary.get("user?@template=complete&q=ma").body().contains("value=\"mary\""));
        assertTrue(tracker.browser().get("user?@template=complete&q=ma").body().isBlank());
    }

    @Test
    void listsAreExported() {
        tracker.run("admin", db -> db.getclass("issue").set(issue, Map.of("title", "=1+1\"q\",x")));
        Page page = mary.get("issue?@action=export_csv&@columns=id,title,keyword,priority&@filter=id&id=" + issue);
        assertEquals(
                "text/csv;charset=utf-8",
                page.header("Content-Type").replace(" ", "").toLowerCase(Locale.ROOT));
        assertEquals(
                "\"id\",\"title\",\"keyword\",\"priority\"\r\n\"" + issue
                        + "\",\"'=1+1\"\"q\"\",x\",\"kw1\",\"bug\"\r\n",
                page.body());
        Page raw = mary.get("issue?@action=export_csv_id&@columns=id,keyword,status&@filter=id&id=" + issue);
        assertTrue(raw.body().contains("\"['1']\""), raw.body());
        assertTrue(mary.get("user?@action=export_csv&@columns=username,address")
                .body()
                .contains("[hidden]"));
    }
}
