package org.roundup.tracker.script.compile;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.roundup.hyperdb.ScriptError;

/**
 * The files of a home that make its scripts, as they were at one moment: by name, size and time. Two trees that are
 * equal need not be read again.
 */
public record ScriptTree(Path home, List<Entry> entries) {

    public static final String SCHEMA = "schema.groovy";
    public static final String INITIAL_DATA = "initial_data.groovy";
    public static final String INTERFACES = "interfaces.groovy";
    public static final String DETECTORS = "detectors";
    public static final String EXTENSIONS = "extensions";
    public static final String LIBRARY = "lib";

    private static final String SUFFIX = ".groovy";

    /**
     * A file.
     *
     * @param path below the home, with {@code /}
     * @param modified milliseconds since 1970
     */
    public record Entry(String path, long size, long modified) {

        boolean isJar() {
            return path.endsWith(".jar");
        }

        boolean isLibrary() {
            return path.startsWith(LIBRARY + "/");
        }
    }

    /**
     * Looks for scripts: those in the home itself, those of detectors and extensions, and jars and classes in
     * {@code lib}. Hidden files do not count.
     *
     * @throws ScriptError if a directory cannot be read
     */
    public static ScriptTree of(Path home) {
        List<Entry> entries = new ArrayList<>();
        try {
            for (String name : List.of(INTERFACES, SCHEMA, INITIAL_DATA)) {
                if (Files.isRegularFile(home.resolve(name))) {
                    entries.add(entry(home, home.resolve(name)));
                }
            }
            collect(home, DETECTORS, 1, entries);
            collect(home, EXTENSIONS, 1, entries);
            collect(home, LIBRARY, Integer.MAX_VALUE, entries);
        } catch (IOException e) {
            throw new ScriptError("The scripts of " + home + " cannot be read: " + e.getMessage(), e);
        }
        return new ScriptTree(home, List.copyOf(entries));
    }

    private static void collect(Path home, String folder, int depth, List<Entry> entries) throws IOException {
        Path start = home.resolve(folder);
        if (!Files.isDirectory(start)) {
            return;
        }
        boolean library = folder.equals(LIBRARY);
        try (Stream<Path> paths = Files.walk(start, depth, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> wanted = paths.filter(path -> isScript(path, library) && Files.isRegularFile(path))
                    .sorted()
                    .toList();
            for (Path path : wanted) {
                entries.add(entry(home, path));
            }
        }
    }

    private static boolean isScript(Path path, boolean library) {
        String name = path.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(SUFFIX) || library && name.endsWith(".jar"));
    }

    private static Entry entry(Path home, Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new Entry(
                home.relativize(path).toString().replace('\\', '/'),
                attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }

    /** Whether the home has such a file. */
    public boolean has(String path) {
        return entries.stream().anyMatch(entry -> entry.path().equals(path));
    }

    /** The scripts of a directory, by name. */
    public List<String> in(String folder) {
        return entries.stream()
                .map(Entry::path)
                .filter(path -> path.startsWith(folder + "/") && path.endsWith(SUFFIX))
                .toList();
    }

    /** The libraries of the home. */
    public List<Path> jars() {
        return entries.stream()
                .filter(Entry::isJar)
                .map(entry -> home.resolve(entry.path()))
                .toList();
    }

    /**
     * The texts of the scripts by path.
     *
     * @throws ScriptError if a file cannot be read or is not UTF-8
     */
    public Map<String, String> read() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (!entry.isJar()) {
                texts.put(entry.path(), read(entry.path()));
            }
        }
        return texts;
    }

    private String read(String path) {
        try {
            return Files.readString(home.resolve(path));
        } catch (CharacterCodingException e) {
            throw new ScriptError(path + " is not encoded in UTF-8", e);
        } catch (IOException e) {
            throw new ScriptError(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A hash of what compiling depends on. */
    public String hash(Map<String, String> texts) {
        Fingerprint fingerprint = new Fingerprint();
        entries.stream().filter(Entry::isJar).forEach(jar -> fingerprint.add(jar.toString()));
        texts.forEach((path, text) -> fingerprint.add(path).add(text));
        return fingerprint.hex();
    }

    /** A hash of what the classes of the schema depend on: its script, the library and the configuration. */
    public String schemaHash(Path configuration) {
        Fingerprint fingerprint = new Fingerprint();
        for (Entry entry : entries) {
            if (entry.isJar()) {
                fingerprint.add(entry.toString());
            } else if (entry.isLibrary() || entry.path().equals(SCHEMA)) {
                fingerprint.add(entry.path()).add(read(entry.path()));
            }
        }
        try {
            fingerprint.add(Files.isRegularFile(configuration) ? Files.readString(configuration) : "");
        } catch (IOException e) {
            throw new ScriptError(configuration + " cannot be read: " + e.getMessage(), e);
        }
        return fingerprint.hex();
    }
}
