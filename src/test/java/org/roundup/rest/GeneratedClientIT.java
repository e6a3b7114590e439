package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;

/** A client that is generated from the description alone lists, creates, edits, searches and sends files. */
class GeneratedClientIT {

    private static final String PROGRAM = """
            import client.ApiClient;
            import client.ApiException;
            import client.ApiResponse;
            import client.api.FileApi;
            import client.api.IssueApi;
            import client.model.Created;
            import client.model.FileNew;
            import client.model.IssueChanged;
            import client.model.IssueItem;
            import client.model.IssueList;
            import client.model.IssueNew;
            import client.model.IssueValues;
            import java.util.Base64;
            import java.util.List;

            public class Program {
                public static void main(String[] arguments) throws ApiException {
                    ApiClient client = new ApiClient();
                    String login = Base64.getEncoder().encodeToString("fred:sesame".getBytes());
                    client.setRequestInterceptor(request ->
                            request.header("Authorization", "Basic " + login).header("Origin", arguments[0]));
                    IssueApi issues = new IssueApi(client);
                    IssueNew fresh = new IssueNew().title("generated").nosy(List.of("admin"));
                    Created made = issues.createIssue(IssueApi.APICreateIssueRequest.newBuilder()
                            .issueNew(fresh).xRequestedWith("program").build());
                    String id = made.getData().getId();
                    ApiResponse<IssueItem> item = issues.getIssueWithHttpInfo(
                            IssueApi.APIGetIssueRequest.newBuilder().id(id).build());
                    System.out.println(item.getData().getData().getAttributes().getTitle());
                    String mark = item.getHeaders().get("etag").get(0);
                    IssueChanged changed = issues.putIssue(IssueApi.APIPutIssueRequest.newBuilder()
                            .id(id).ifMatch(mark).xRequestedWith("program")
                            .issueValues(new IssueValues().title("edited")).build());
                    System.out.println(changed.getData().getAttribute());
                    IssueList list = issues.listIssue(
                            IssueApi.APIListIssueRequest.newBuilder().title("edit").atPageSize(5).build());
                    System.out.println(list.getData().getAtTotalSize() + " " + list.getData().getCollection().get(0).getId());
                    Created file = new FileApi(client).createFile(FileApi.APICreateFileRequest.newBuilder()
                            .xRequestedWith("program")
                            .fileNew(new FileNew().name("a.txt").type("text/plain").content("hello")).build());
                    System.out.println(file.getData().getLink().getPath());
                    try {
                        issues.putIssue(IssueApi.APIPutIssueRequest.newBuilder()
                                .id(id).ifMatch(mark).xRequestedWith("program")
                                .issueValues(new IssueValues().title("late")).build());
                    } catch (ApiException refused) {
                        System.out.println(refused.getCode());
                    }
                }
            }
            """;

    @TempDir
    static Path folder;

    @TempDir
    static Path work;

    private static Path generator() throws IOException {
        try (Stream<Path> tools = Files.list(Path.of("target/tools"))) {
            return tools.filter(tool -> tool.getFileName().toString().startsWith("openapi-generator-cli"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Test
    void worksAgainstATracker() throws IOException, InterruptedException {
        try (ServedTracker served = ServedTracker.start(folder, Map.of(), Map.of())) {
            ApiClient client = new ApiClient(served);
            byte[] description = client.send("GET", "rest/openapi.json", client.headers("fred"), null)
                    .body();
            Files.write(work.resolve("openapi.json"), description);
            generate();
            compile();
            String classPath = work.resolve("classes") + System.getProperty("path.separator") + generator();
            String output = run(List.of(java(), "-cp", classPath, "Program", served.origin()));
            assertEquals(
                    List.of("generated", "{title=edited}", "1 1", "/demo/rest/data/file/1", "412"),
                    output.lines().toList());
        }
    }

    private static void generate() throws IOException, InterruptedException {
        run(List.of(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                generator().toString(),
                "generate",
                "-i",
                "openapi.json",
                "-g",
                "java",
                "--library",
                "native",
                "-o",
                "generated",
                "--additional-properties=apiPackage=client.api,modelPackage=client.model,invokerPackage=client,"
                        + "openApiNullable=false,useJakartaEe=true,useSingleRequestParameter=true",
                "--global-property",
                "apis=Issue:File,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false,"
                        + "skipFormModel=false"));
    }

    /** The library of Jakarta EE, whose annotations the client bears. */
    private static String annotations() {
        return Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .filter(entry -> entry.contains("jakarta.jakartaee-api"))
                .findFirst()
                .orElseThrow();
    }

    private static void compile() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-cp",
                generator() + System.getProperty("path.separator") + annotations(),
                "-d",
                work.resolve("classes").toString(),
                Files.writeString(work.resolve("Program.java"), PROGRAM).toString()));
        try (Stream<Path> sources = Files.walk(work.resolve("generated/src/main/java"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        int result =
                ToolProvider.getSystemJavaCompiler().run(null, problems, problems, arguments.toArray(String[]::new));
        assertEquals(0, result, () -> problems.toString(StandardCharsets.UTF_8));
    }
}
