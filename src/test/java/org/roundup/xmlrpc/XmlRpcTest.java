package org.roundup.xmlrpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;

/** The first test knows the ids of what it makes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class XmlRpcTest {

    @TempDir
    static Path folder;

    private static ServedTracker served;

    @BeforeAll
    static void serve() {
        served = ServedTracker.start(folder, Map.of(), Map.of());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static Path file(String resource) throws IOException {
        Path file = folder.resolve(resource);
        try (InputStream in = XmlRpcTest.class.getResourceAsStream(resource)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    @Test
    @Order(1)
    void answersPythonsClient() throws IOException, InterruptedException {
        Process python;
        try {
            python = new ProcessBuilder(
                            "python3",
                            file("client.py").toString(),
                            served.web(),
                            served.origin(),
                            file("calls.tsv").toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            Assumptions.abort("python3 is not there, so its XML-RPC client is not tried: " + missing.getMessage());
            return;
        }
        String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, python.waitFor(), output);
    }

    private static HttpResponse<byte[]> post(String type, String body) {
        ApiClient client = new ApiClient(served);
        Map<String, String> headers = client.headers("admin");
        headers.put("Content-Type", type);
        return client.send("POST", "xmlrpc", headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String call(String value) {
        return "<?xml version='1.0'?><methodCall><methodName>list</methodName><params><param><value>" + value
                + "</value></param></params></methodCall>";
    }

    @Test
    void refusesBrokenXml() {
        HttpResponse<byte[]> response = post("text/xml", "<bad");
        assertEquals(200, response.statusCode());
        assertTrue(text(response).contains("&lt;class 'xml.parsers.expat.ExpatError'&gt;:"), text(response));
        assertEquals("text/xml", response.headers().firstValue("Content-Type").orElse(null));
    }

    @Test
    void refusesDocumentTypesAndEntities() {
        String bomb = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                + "<methodCall><methodName>list</methodName><params><param><value>&x;</value></param></params>"
                + "</methodCall>";
        assertTrue(text(post("text/xml", bomb)).contains("EntitiesForbidden"));
    }

    @Test
    void refusesDeepValues() {
        String deep = "<array><data><value>".repeat(10_000) + "</value></data></array>".repeat(10_000);
        String answer = text(post("text/xml", call(deep)));
        assertTrue(answer.contains("nested too deeply"), answer);
    }

    @Test
    void acceptsParametersOfTheType() {
        assertTrue(text(post("text/xml; charset=utf-8", call("<string>status</string>")))
                .contains("unread"));
        assertTrue(text(post("application/xml", call("status"))).contains("unread"));
    }

    @Test
    void greetsBrowsers() {
        HttpResponse<byte[]> response = post("text/plain", "hello");
        assertEquals(200, response.statusCode());
        assertTrue(text(response).startsWith("This is the endpoint of Roundup"));
        assertTrue(response.headers().firstValue("Content-Length").isPresent()
                || response.headers().firstValue("Content-Encoding").isPresent());
    }

    @Test
    void takesCallsByPostOnly() {
        ApiClient client = new ApiClient(served);
        Map<String, String> headers = client.headers("admin");
        headers.put("Content-Type", "text/xml");
        assertEquals(405, client.send("GET", "xmlrpc", headers, null).statusCode());
    }

    /** A call as a program of the JVM makes it, without a library for XML-RPC. */
    private static String result(String method, String... params) throws Exception {
        StringBuilder call = new StringBuilder("<?xml version='1.0'?><methodCall><methodName>")
                .append(method)
                .append("</methodName><params>");
        for (String param : params) {
            call.append("<param><value>").append(param).append("</value></param>");
        }
        HttpResponse<byte[]> response =
                post("text/xml", call.append("</params></methodCall>").toString());
        assertEquals(200, response.statusCode());
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.body()))
                .getDocumentElement()
                .getTextContent()
                .replaceAll("\\s+", " ")
                .strip();
    }

    @Test
    void tellsOfItself() throws Exception {
        List<String> methods = List.of(result("system.listMethods").split(" "));
        assertEquals(
                List.of(
                        "action",
                        "create",
                        "display",
                        "filter",
                        "list",
                        "lookup",
                        "schema",
                        "set",
                        "system.listMethods",
                        "system.methodHelp",
                        "system.methodSignature",
                        "system.multicall"),
                methods);
        for (String method : methods) {
            assertTrue(
                    result("system.methodHelp", "<string>" + method + "</string>")
                            .endsWith("."),
                    method);
            String signature = result("system.methodSignature", "<string>" + method + "</string>");
            assertTrue(
                    signature.matches("(array|string|struct|nil)( (array|string|struct))*"), method + ": " + signature);
        }
        assertTrue(result("system.methodHelp", "<string>bogus</string>").contains("is not supported"));
        assertTrue(result("system.methodHelp").contains("TypeError"));
        assertTrue(result("_private").contains("is not supported"));
    }

    @Test
    void programsOfTheJvmCreateAndRead() throws Exception {
        String id = result("create", "<string>issue</string>", "<string>title=from the JVM &amp; more</string>");
        assertEquals(
                "title from the JVM & more",
                result("display", "<string>issue" + id + "</string>", "<string>title</string>"));
        assertEquals(
                id,
                result(
                        "filter",
                        "<string>issue</string>",
                        "<nil/>",
                        "<struct><member><name>title</name><value>the JVM</value></member></struct>"));
    }

    @Test
    void refusesLargeArraysAndBrokenValues() throws Exception {
        String many = "<array><data>" + "<value><int>1</int></value>".repeat(100_001) + "</data></array>";
        assertTrue(result("list", many).contains("too many values"));
        for (String bad : new String[] {
            "<int>x</int>",
            "<int>99999999999</int>",
            "<boolean>2</boolean>",
            "<base64>*</base64>",
            "<what>1</what>",
            "<struct><member></member></struct>",
            "<array></array>",
            "<double>1e</double>"
        }) {
            String told = result("list", bad);
            assertTrue(told.contains("faultCode 1") || told.contains("class '"), bad + ": " + told);
        }
        String huge = "<string>" + "x".repeat(2_000_000) + "</string>";
        assertTrue(result("lookup", "<string>user</string>", huge).contains("KeyError"));
    }
}
