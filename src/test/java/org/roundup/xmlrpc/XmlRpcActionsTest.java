package org.roundup.xmlrpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;

/** Programs call the actions that extensions register for them, and no others. */
class XmlRpcActionsTest {

    private static final String EXTENSION = """
            class Close {
                def call
                Close(call) { this.call = call }
                def permission(designator) {
                    if (!call.hasPermission('Retire', 'keyword', null, id(designator))) {
                        throw new Unauthorised('You may not close it')
                    }
                }
                def handle(designator) {
                    call.db.keyword.set(id(designator), name: 'closed')
                    [id: id(designator), by: "${call.user}", odd: 1.5, none: null]
                }
                private id(designator) { designator - 'keyword' }
            }
            def add(call, first, second) { first + second }
            def fails(call) { call.db.keyword.create(name: 'half done'); throw new Reject('no <way>') }
            def breaks(call) { nothing.at.all() }
            def web(visit) { 'only for browsers' }
            def init(tracker) {
                tracker.registerApiAction('close', Close)
                tracker.registerApiAction('add', this.&add)
                tracker.registerApiAction('fails', this.&fails)
                tracker.registerApiAction('breaks', this.&breaks)
                tracker.registerApiAction('secret') { call -> call.db.user.get('1', 'password') }
                tracker.registerAction('web', this.&web)
            }
            """;

    @TempDir
    static Path folder;

    private static ServedTracker served;

    @BeforeAll
    static void serve() {
        served = ServedTracker.start(folder, Map.of(), Map.of("extensions/actions.groovy", EXTENSION));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String action(String user, String... values) {
        ApiClient client = new ApiClient(served);
        Map<String, String> headers = client.headers(user);
        headers.put("Content-Type", "text/xml");
        String call = Stream.of(values)
                .map(value -> "<param><value>" + value + "</value></param>")
                .collect(Collectors.joining("", "<methodCall><methodName>action</methodName><params>", ""));
        byte[] body = (call + "</params></methodCall>").getBytes(StandardCharsets.UTF_8);
        return new String(client.send("POST", "xmlrpc", headers, body).body(), StandardCharsets.UTF_8);
    }

    private static String keyword(String name) {
        return served.tracker().call("admin", db -> db.getclass("keyword").create(Map.of("name", name)));
    }

    @Test
    void aClassAsksForPermissionBeforeItActs() {
        String id = keyword("open");
        String refused = action("fred", "close", "keyword" + id);
        assertTrue(refused.contains("&lt;class 'roundup.exceptions.Unauthorised'&gt;:You may not close it"), refused);
        String done = action("admin", "close", "keyword" + id);
        for (String part : List.of("<name>id</name>", "<string>admin</string>", "<double>1.5</double>", "<nil/>")) {
            assertTrue(done.contains(part), done);
        }
        assertEquals("closed", served.tracker().call("admin", db -> db.getclass("keyword")
                .get(id, "name")));
    }

    @Test
    void aFunctionGetsTheArgumentsAsTheyWereSent() {
        String sum = action("fred", "add", "<int>2</int>", "<int>40</int>");
        assertTrue(sum.contains("<int>42</int>"), sum);
        String wrong = action("fred", "add", "<int>2</int>");
        assertTrue(wrong.contains("&lt;class 'TypeError'&gt;:action add does not take these arguments"), wrong);
    }

    @Test
    void whatFailsChangesNothingAndTellsNoMoreThanItShould() {
        String refused = action("admin", "fails");
        assertTrue(refused.contains("&lt;class 'roundup.exceptions.Reject'&gt;:no &lt;way&gt;"), refused);
        List<String> ids =
                served.tracker().call("admin", db -> db.getclass("keyword").list());
        for (String id : ids) {
            assertTrue(!"half done".equals(served.tracker().call("admin", db -> db.getclass("keyword")
                    .get(id, "name"))));
        }
        String broken = action("admin", "breaks");
        assertTrue(broken.contains("An error occurred. The log of the server has more."), broken);
        String hidden = action("admin", "secret");
        assertTrue(hidden.contains("[password hidden scheme"), hidden);
    }

    @Test
    void actionsOfPagesAreNotForPrograms() {
        String unknown = action("admin", "web");
        assertTrue(
                unknown.contains("action \"web\" is not supported add,breaks,close,fails,restore,retire,secret"),
                unknown);
    }
}
