package org.roundup.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes an argument file for {@code java @FILE}, with which a start script runs the program on a plain class path:
 * only classes from there can come from a class data sharing archive, which halves the time of a short command.
 *
 * <p>The file names the JAR it was made for, with size and time. Where that JAR has changed since, or an unpacked
 * library is gone, the launcher does not rely on the class path but unpacks as ever, and removes the file so that the
 * next start makes a new one.
 */
public final class ArgumentFile {
    private static final String OWN_PATH = "roundup.arguments";
    private static final String MADE_FOR = "roundup.arguments.jar";

    private ArgumentFile() {}

    /**
     * Unpacks the libraries and writes the argument file.
     *
     * @param args the file to write
     * @throws IOException if the libraries cannot be unpacked into the cache folder, or the file not be written
     */
    public static void main(String[] args) throws IOException {
        write(Bundle.own(), CacheFolder.ofUser(), Path.of(args[0]).toAbsolutePath());
    }

    static void write(Bundle bundle, Path cache, Path file) throws IOException {
        List<Path> classPath = new ArrayList<>();
        classPath.add(bundle.file().toAbsolutePath());
        classPath.addAll(bundle.unpackInto(cache));
        String joined = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> lines = List.of(
                "-classpath",
                quoted(joined),
                quoted("-D" + CacheFolder.PROPERTY + "=" + cache),
                quoted("-D" + OWN_PATH + "=" + file),
                "-D" + MADE_FOR + "=" + identity(bundle.file().toFile()),
                Main.class.getName());
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), "arguments-", ".part");
        Files.write(part, lines, StandardCharsets.UTF_8);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether this JVM runs on the class path of an argument file that still holds; one that does not is removed. */
    static boolean isInForce() throws IOException {
        String own = System.getProperty(OWN_PATH);
        if (own == null) {
            return false;
        }
        String[] classPath = System.getProperty("java.class.path").split(File.pathSeparator);
        boolean holds = identity(new File(classPath[0])).equals(System.getProperty(MADE_FOR))
                && Stream.of(classPath).allMatch(path -> new File(path).isFile());
        if (!holds) {
            Files.deleteIfExists(Path.of(own));
        }
        return holds;
    }

    private static String identity(File jar) {
        return jar.length() + "-" + jar.lastModified();
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
