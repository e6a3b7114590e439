package org.roundup.xmlrpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;

/** What callers are told when a detector of the tracker has something against a change. */
class XmlRpcDetectorsTest {

    private static final String DETECTOR = """

            def told(db, cl, nodeid, newvalues) {
                switch (newvalues.title) {
                    case 'reject': throw new Reject('no <b>such</b> title')
                    case 'raw': throw new RejectRaw('raw <b>x</b>')
                    case 'value': throw new ValueError('val err')
                    case 'boom': throw new RuntimeException('boom')
                    case 'source': newvalues.title = db.tx_Source
                }
            }
            def init(db) {
                db.issue.audit 'create', this.&told
            }
            """;

    @TempDir
    static Path folder;

    private static ServedTracker served;

    @BeforeAll
    static void serve() {
        served = ServedTracker.start(folder, Map.of(), Map.of("detectors/told.groovy", DETECTOR));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String create(String title) {
        ApiClient client = new ApiClient(served);
        Map<String, String> headers = client.headers("admin");
        headers.put("Content-Type", "text/xml");
        String call = "<methodCall><methodName>create</methodName><params><param><value>issue</value></param>"
                + "<param><value>title=" + title + "</value></param></params></methodCall>";
        return new String(
                client.send("POST", "xmlrpc", headers, call.getBytes(StandardCharsets.UTF_8))
                        .body(),
                StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reject | roundup.exceptions.Reject | no &lt;b&gt;such&lt;/b&gt; title",
                "raw | roundup.exceptions.RejectRaw | raw &lt;b&gt;x&lt;/b&gt;",
                "value | roundup.exceptions.UsageError | val err",
                "boom | RuntimeError | An error occurred. The log of the server has more."
            })
    void aRefusalIsAFault(String title, String type, String text) {
        int before = issues();
        String answer = create(title);
        String expected = "&lt;class '" + type + "'&gt;:" + text + "</string>";
        assertTrue(answer.contains("<name>faultCode</name>\n<value><int>1</int>") && answer.contains(expected), answer);
        assertEquals(before, issues());
    }

    private static int issues() {
        return served.tracker().call("admin", db -> db.getclass("issue").count());
    }

    @Test
    void detectorsKnowWhereChangesComeFrom() {
        String id = create("source").replaceAll("(?s).*<string>(\\d+)</string>.*", "$1");
        assertEquals("xmlrpc", served.tracker().call("admin", db -> db.getclass("issue")
                .get(id, "title")));
    }
}
