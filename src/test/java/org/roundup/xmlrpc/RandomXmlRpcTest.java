package org.roundup.xmlrpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.rest.BadInput;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;
import org.w3c.dom.Document;

/** Whatever is sent to XML-RPC: the answer is a document, and never tells of a failure of the server. */
class RandomXmlRpcTest {

    private static final String[] METHODS = {
        "list",
        "filter",
        "lookup",
        "display",
        "create",
        "set",
        "action",
        "schema",
        "system.multicall",
        "system.listMethods",
        "system.methodHelp",
        "system.methodSignature",
        "bogus",
        "",
        "_private",
        "list\u0131"
    };
    private static final String[] TEXTS = {
        "thing",
        "user",
        "issue",
        "file",
        "msg",
        "bogus",
        "thing1",
        "thing99",
        "user1",
        "user3",
        "file1",
        "thing99999999999999999999",
        "thing0",
        "thing-1",
        "1",
        "-1",
        "",
        " ",
        "name",
        "parts",
        "name=x",
        "name=",
        "=",
        "name",
        "due=2024-13-45",
        "due=.",
        "due=9999-12-31.23:59:61",
        "effort=-99999999999d",
        "flag=maybe",
        "ratio=NaN",
        "ratio=1e400",
        "count=99999999999999999999",
        "parts=+1,-1,,",
        "parts=-2",
        "code=unread",
        "code=1",
        "pw={PBKDF2S5}x",
        "pw={",
        "pw=x",
        "id=7",
        "creator=3",
        "content=x",
        "binary_content",
        "password",
        "roles=Admin",
        "username=admin",
        "retire",
        "restore",
        "&#xD83D;&#xDE00;",
        "&#x1F600;",
        "&#0;",
        "&#x1;",
        "&#xFFFE;",
        "\uFFFE",
        "a&amp;b",
        "&bogus;",
        "<![CDATA[]]>",
        "'",
        "%",
        "\\"
    };
    private static final String[] KEYS = {
        "name",
        "name.x",
        "parts",
        "parts.name",
        "due",
        "effort",
        "flag",
        "ratio",
        "count",
        "pw",
        "code",
        "id",
        "",
        "bogus",
        "@x",
        "faultCode",
        "methodName",
        "params",
        "creator.username"
    };

    @TempDir
    static Path folder;

    private static ServedTracker served;
    private static ApiClient client;

    @BeforeAll
    static void serve() {
        served = ServedTracker.start(folder, Map.of(), Map.of());
        client = new ApiClient(served);
        served.tracker().run("admin", db -> {
            db.getclass("thing").create(Map.of("name", "one"));
            db.getclass("file").create(Map.of("name", "f", "type", "text/plain", "content", "hello"));
        });
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String value(Random random, int depth) {
        int kind = random.nextInt(depth > 3 ? 12 : 16);
        String inner =
                switch (kind) {
                    case 0, 1, 2, 3, 4 -> "<string>" + BadInput.one(random, TEXTS) + "</string>";
                    case 5 -> BadInput.one(random, TEXTS);
                    case 6 ->
                        "<int>" + BadInput.one(random, new String[] {"1", "-1", "0", "99999999999", "1.5", "x", ""})
                                + "</int>";
                    case 7 -> "<boolean>" + BadInput.one(random, new String[] {"1", "0", "2", "true"}) + "</boolean>";
                    case 8 ->
                        "<double>" + BadInput.one(random, new String[] {"1.5", "NaN", "1e400", "-0", "x"})
                                + "</double>";
                    case 9 ->
                        "<base64>" + BadInput.one(random, new String[] {"bmFtZT14", "eA==", "*", "/w==", ""})
                                + "</base64>";
                    case 10 -> "<nil/>";
                    case 11 ->
                        BadInput.one(random, new String[] {
                            "<dateTime.iso8601>x</dateTime.iso8601>", "<what/>", "<string/><string/>", "<i8>1</i8>"
                        });
                    case 12, 13 -> array(random, depth);
                    default -> struct(random, depth);
                };
        return "<value>" + inner + "</value>";
    }

    private static String array(Random random, int depth) {
        StringBuilder array = new StringBuilder("<array><data>");
        for (int i = random.nextInt(4); i > 0; i--) {
            array.append(value(random, depth + 1));
        }
        return array.append("</data></array>").toString();
    }

    private static String struct(Random random, int depth) {
        StringBuilder struct = new StringBuilder("<struct>");
        for (int i = random.nextInt(3); i > 0; i--) {
            struct.append("<member><name>").append(BadInput.one(random, KEYS)).append("</name>");
            struct.append(value(random, depth + 1)).append("</member>");
        }
        return struct.append("</struct>").toString();
    }

    private static String call(Random random) {
        StringBuilder call = new StringBuilder("<?xml version='1.0'?><methodCall><methodName>");
        call.append(BadInput.one(random, METHODS)).append("</methodName><params>");
        for (int i = random.nextInt(5); i > 0; i--) {
            call.append("<param>").append(value(random, 0)).append("</param>");
        }
        return call.append("</params></methodCall>").toString();
    }

    private static byte[] broken(Random random, byte[] document) {
        byte[] broken = document.clone();
        switch (random.nextInt(3)) {
            case 0 -> broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            case 1 -> broken = java.util.Arrays.copyOf(broken, random.nextInt(broken.length));
            default -> {
                int from = random.nextInt(broken.length);
                int length = Math.min(random.nextInt(20), broken.length - from);
                System.arraycopy(document, random.nextInt(document.length - length), broken, from, length);
            }
        }
        return broken;
    }

    private static void assertAnswered(String user, byte[] body) throws Exception {
        Map<String, String> headers = client.headers(user);
        headers.put("Content-Type", "text/xml");
        HttpResponse<byte[]> response = client.send("POST", "xmlrpc", headers, body);
        String told = new String(response.body(), StandardCharsets.UTF_8);
        String sent = user + ": " + new String(body, StandardCharsets.UTF_8) + "\n" + told;
        assertEquals(200, response.statusCode(), sent);
        Document answer = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.body()));
        assertEquals("methodResponse", answer.getDocumentElement().getTagName(), sent);
        assertFalse(told.contains("RuntimeError"), sent);
    }

    @Test
    void isNeverAFailureOfTheServer() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < 1500; i++) {
            String user = random.nextInt(4) == 0 ? "fred" : "admin";
            byte[] document = call(random).getBytes(StandardCharsets.UTF_8);
            assertAnswered(user, random.nextInt(5) == 0 ? broken(random, document) : document);
        }
    }

    @Test
    void manyFailingCallsInOneAreEachAnswered() throws Exception {
        Random random = new Random(12);
        for (int i = 0; i < 40; i++) {
            StringBuilder calls = new StringBuilder(
                            "<methodCall><methodName>system.multicall</methodName><params><param>")
                    .append("<value><array><data>");
            for (int j = 0; j < 10; j++) {
                calls.append("<value><struct><member><name>methodName</name><value>")
                        .append(BadInput.one(random, METHODS))
                        .append("</value></member><member><name>params</name><value>")
                        .append(array(random, 0))
                        .append("</value></member></struct></value>");
            }
            calls.append("</data></array></value></param></params></methodCall>");
            assertAnswered("admin", calls.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void halvesOfCharactersAreRefused() throws Exception {
        for (String text : new String[] {"&#xD800;", "&#xDFFF;x"}) {
            assertAnswered(
                    "admin", document("<string>name=" + text + "</string>").getBytes(StandardCharsets.UTF_8));
        }
        byte[] raw = document("<string>name=??\u0000</string>").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < raw.length; i++) {
            raw[i] = raw[i] == '?' ? (byte) 0xed : raw[i] == 0 ? (byte) 0x80 : raw[i];
        }
        assertAnswered("admin", raw);
        served.tracker()
                .run(
                        "admin",
                        db -> assertEquals(
                                java.util.List.of(),
                                db.getclass("thing").filter(org.roundup.hyperdb.Search.ALL.with("name", "x?"))));
    }

    private static String document(String argument) {
        return "<methodCall><methodName>create</methodName><params><param><value>thing</value></param><param><value>"
                + argument + "</value></param></params></methodCall>";
    }

    @Test
    void deepAndWideDocumentsAreRefusedSoon() throws Exception {
        String[] bodies = {
            "<a>".repeat(100_000),
            document("<array><data><value>".repeat(5_000)),
            document("<struct>" + "<member><name>x</name><value/></member>".repeat(200_000) + "</struct>"),
            document("<array><data>" + "<value/>".repeat(1_000_000) + "</data></array>"),
            "<methodCall " + "a".repeat(2_000_000) + "='1'/>",
            "<methodCall" + attributes() + "/>",
            "<!--" + "-".repeat(100) + "-->",
            "<?xml version='1.0' encoding='bogus'?><methodCall/>",
            "<?xml version='1.0' encoding='utf-16'?><methodCall/>",
            ""
        };
        for (String body : bodies) {
            assertAnswered("admin", body.getBytes(StandardCharsets.UTF_8));
        }
        assertNotNull(served.tracker().call("admin", db -> db.getclass("thing").get("1", "name")));
        assertTrue(served.tracker().call("admin", db -> db.getclass("thing").count()) < 2000);
    }

    private static String attributes() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            attributes.append(" a").append(i).append("='1'");
        }
        return attributes.toString();
    }
}
