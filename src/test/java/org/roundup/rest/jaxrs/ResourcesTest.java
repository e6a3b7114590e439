package org.roundup.rest.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ResourceJar;
import org.roundup.served.ServedTracker;

/** JAX-RS resources that a tracker brings along, the one of the documentation among them. */
class ResourcesTest {

    private static final String PROBE = """
            package org.example.roundup;

            import jakarta.annotation.security.RolesAllowed;
            import jakarta.inject.Inject;
            import jakarta.ws.rs.DELETE;
            import jakarta.ws.rs.GET;
            import jakarta.ws.rs.NotFoundException;
            import jakarta.ws.rs.PUT;
            import jakarta.ws.rs.Path;
            import jakarta.ws.rs.PathParam;
            import jakarta.ws.rs.Produces;
            import jakarta.ws.rs.QueryParam;
            import jakarta.ws.rs.container.AsyncResponse;
            import jakarta.ws.rs.container.Suspended;
            import jakarta.ws.rs.core.Context;
            import jakarta.ws.rs.core.Response;
            import jakarta.ws.rs.core.SecurityContext;
            import jakarta.ws.rs.core.StreamingOutput;
            import java.util.Map;
            import org.roundup.hyperdb.Reject;
            import org.roundup.store.Database;

            @Path("probe")
            public class Probe {

                @Inject
                Database db;

                @GET
                @Path("who")
                public String who(@Context SecurityContext context, @QueryParam("mark") String mark) {
                    return context.getUserPrincipal().getName() + " " + context.isUserInRole("Admin") + " " + mark;
                }

                @GET
                @Path("admins")
                @RolesAllowed("Admin")
                public String admins() {
                    return "welcome";
                }

                @PUT
                @Path("keywords/{name}/{status}")
                public Response keyword(@PathParam("name") String name, @PathParam("status") int status) {
                    db.getclass("keyword").create(Map.of("name", name));
                    return Response.status(status).entity("done").build();
                }

                @DELETE
                @Path("{how}")
                public String fail(@PathParam("how") String how) {
                    db.getclass("keyword").create(Map.of("name", how));
                    switch (how) {
                        case "reject": throw new Reject("not so");
                        case "missing": throw new NotFoundException();
                        default: throw new IllegalStateException("a secret");
                    }
                }

                @GET
                @Path("long")
                @Produces("text/plain")
                public StreamingOutput lengthy() {
                    return out -> {
                        for (int i = 0; i < 100_000; i++) {
                            out.write('x');
                        }
                    };
                }

                @GET
                @Path("later")
                public void later(@Suspended AsyncResponse response) {
                    response.resume("now");
                }
            }
            """;

    private static final String GROOVY = """
            import jakarta.ws.rs.GET
            import jakarta.ws.rs.Path
            import jakarta.ws.rs.Produces

            @Path('greeting')
            @Produces('application/json')
            class Greeting {
                @GET
                Map greet() { [hello: 'world', many: (1..2).collect { "n$it" as String }] }
            }
            """;

    @TempDir
    static Path folder;

    private static ServedTracker served;
    private static ApiClient client;

    @BeforeAll
    static void serve() throws IOException {
        served = ServedTracker.start(
                folder,
                Map.of(),
                Map.of("lib/Greeting.groovy", GROOVY, "interfaces.groovy", "\nrest.resource(Greeting)\n"));
        client = new ApiClient(served);
        assertEquals(404, send("admin", "GET", "workload/admin", null).statusCode());
        ResourceJar.make(
                served.home().resolve("lib/workload.jar"),
                folder.resolve("build"),
                Map.of("org.example.roundup.Workload", ResourceJar.documented(), "org.example.roundup.Probe", PROBE));
        await();
    }

    private static void await() {
        for (int i = 0; i < 100 && send("admin", "GET", "workload/admin", null).statusCode() == 404; i++) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static HttpResponse<byte[]> send(String user, String method, String path, String body) {
        Map<String, String> headers = client.headers(user);
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        return client.send(
                method, "rest/" + path, headers, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static int keywords(String name) {
        return served.tracker().call("admin", db -> db.getclass("keyword")
                .filter(org.roundup.hyperdb.Search.ALL.withExact(Map.of("name", name)))
                .size());
    }

    @Test
    void theDocumentedResourceAnswers() {
        HttpResponse<byte[]> response = send("admin", "GET", "workload/admin", null);
        assertEquals(200, response.statusCode(), text(response));
        assertTrue(text(response).contains("\"user\": \"admin\""), text(response));
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElse(""));
        assertEquals(404, send("admin", "GET", "workload/nobody", null).statusCode());
        HttpResponse<byte[]> made = send("admin", "POST", "workload/keywords", "{\"name\":\"made in Java\"}");
        assertEquals(201, made.statusCode(), text(made));
        assertEquals(1, keywords("made in Java"));
    }

    @Test
    void theGateIsTheSameForAll() {
        assertEquals(403, send("-", "GET", "workload/admin", null).statusCode());
        Map<String, String> foreign = client.headers("admin");
        foreign.put("Origin", "https://evil.example");
        assertEquals(
                400, client.send("GET", "rest/workload/admin", foreign, null).statusCode());
        Map<String, String> bare = client.headers("admin");
        bare.remove("X-Requested-With");
        assertEquals(
                400,
                client.send("PUT", "rest/probe/keywords/forged/200", bare, null).statusCode());
        assertEquals(0, keywords("forged"));
        HttpResponse<byte[]> cors = send("admin", "GET", "workload/admin", null);
        assertEquals(
                served.origin(),
                cors.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        HttpResponse<byte[]> permission = send("webonly", "GET", "workload/admin", null);
        assertEquals(403, permission.statusCode());
    }

    @Test
    void theCallerIsKnown() {
        assertEquals("fred false a b", text(send("fred", "GET", "probe/who?mark=a%20b", null)));
        assertEquals("admin true null", text(send("admin", "GET", "probe/who", null)));
        assertEquals("welcome", text(send("admin", "GET", "probe/admins", null)));
        HttpResponse<byte[]> refused = send("fred", "GET", "probe/admins", null);
        assertEquals(403, refused.statusCode());
        assertTrue(text(refused).contains("\"error\""), text(refused));
    }

    @Test
    void changesAreCommittedOrLeaveNothing() {
        assertEquals(200, send("admin", "PUT", "probe/keywords/kept/200", null).statusCode());
        assertEquals(1, keywords("kept"));
        assertEquals(400, send("admin", "PUT", "probe/keywords/lost/400", null).statusCode());
        assertEquals(0, keywords("lost"));
        HttpResponse<byte[]> rejected = send("admin", "DELETE", "probe/reject", null);
        assertEquals(405, rejected.statusCode());
        assertTrue(text(rejected).contains("not so"), text(rejected));
        assertEquals(0, keywords("reject"));
        assertEquals(404, send("admin", "DELETE", "probe/missing", null).statusCode());
        assertEquals(0, keywords("missing"));
        HttpResponse<byte[]> broken = send("admin", "DELETE", "probe/broken", null);
        assertEquals(500, broken.statusCode());
        assertTrue(!text(broken).contains("secret"), text(broken));
        assertEquals(0, keywords("broken"));
    }

    @Test
    void methodsAndBodiesAreAnsweredByTheResource() {
        HttpResponse<byte[]> wrong = send("admin", "POST", "probe/who", null);
        assertEquals(405, wrong.statusCode());
        assertTrue(wrong.headers().firstValue("Allow").orElse("").contains("GET"));
        HttpResponse<byte[]> head = send("admin", "HEAD", "probe/who", null);
        assertEquals(200, head.statusCode());
        assertEquals(0, head.body().length);
        assertEquals(100_000, send("admin", "GET", "probe/long", null).body().length);
        assertEquals(
                400, send("admin", "POST", "workload/keywords", "{\"name\":").statusCode());
        assertEquals(
                415,
                client.send("POST", "rest/workload/keywords", csv(), new byte[] {1})
                        .statusCode());
        assertEquals(500, send("admin", "GET", "probe/later", null).statusCode());
    }

    private static Map<String, String> csv() {
        Map<String, String> headers = client.headers("admin");
        headers.put("Content-Type", "text/csv");
        return headers;
    }

    @Test
    void classesOfScriptsAreResources() {
        HttpResponse<byte[]> response = send("admin", "GET", "greeting", null);
        assertEquals(200, response.statusCode(), text(response));
        assertTrue(text(response).contains("\"hello\": \"world\""), text(response));
    }

    @Test
    void theDescriptionTellsOfThem() {
        String description = text(send("admin", "GET", "openapi.json", null));
        assertTrue(description.contains("\"/workload/{user}\""), description);
        assertTrue(description.contains("\"/workload/keywords\""), description);
        assertTrue(description.contains("\"/greeting\""), description);
    }

    @Test
    void ownAddressesComeFirst() {
        assertEquals(200, send("admin", "GET", "data/issue", null).statusCode());
        assertEquals(404, send("admin", "GET", "nothing/here", null).statusCode());
    }

    @Test
    void aJarIsNotLookedThroughTwice() throws IOException {
        ResourceIndex index = new ResourceIndex();
        Path jar = served.home().resolve("lib/workload.jar");
        Path copy = Files.copy(jar, folder.resolve("copy.jar"));
        assertTrue(index.classes(jar).contains("org.example.roundup.Workload"));
        assertTrue(index.classes(jar) == index.classes(copy), "the content counts, not the name");
    }
}
