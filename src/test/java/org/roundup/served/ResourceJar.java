package org.roundup.served;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles classes as the author of a tracker does, and puts them into a jar. */
public final class ResourceJar {

    private ResourceJar() {}

    /** The resource that the documentation shows. */
    public static String documented() throws IOException {
        return Documented.blocks(Path.of("docs/rest-extend.md"), "java").get(0);
    }

    /**
     * Makes a jar; it appears complete.
     *
     * @param sources texts by full names of classes
     */
    public static void make(Path jar, Path folder, Map<String, String> sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        compile(arguments);
        Path made = folder.resolve("made.jar");
        pack(classes, made);
        Files.createDirectories(jar.getParent());
        Files.move(made, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void compile(List<String> arguments) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        int result = compiler.run(null, OutputStream.nullOutputStream(), problems, arguments.toArray(String[]::new));
        assertEquals(0, result, () -> problems.toString(StandardCharsets.UTF_8));
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
