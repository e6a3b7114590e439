package org.roundup.tracker.home;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.roundup.hyperdb.ConfigurationError;

/**
 * Finds template sets: inside the program, in a folder {@code templates} beside it, in the folders that the environment
 * variable {@code ROUNDUP_TEMPLATES} lists, in folders of the current directory, and in that itself. Of sets with the
 * same name the last one found counts. To be closed after use: sets inside the program are read from its JAR.
 */
public final class TemplateSets implements AutoCloseable {

    private static final String INSIDE = "tracker-templates";
    private static final String MARKER = INSIDE + "/classic/" + TemplateSet.INFO_FILE;

    private final List<Path> searched = new ArrayList<>();
    private final Map<String, TemplateSet> sets = new TreeMap<>();
    private Path inside;
    private FileSystem jar;

    private TemplateSets() {}

    /**
     * Looks for template sets from where this program was started; the class path of the launcher begins with its JAR.
     */
    public static TemplateSets find() {
        String program = System.getProperty("java.class.path").split(File.pathSeparator)[0];
        return find(
                Path.of(program).toAbsolutePath(),
                System.getenv("ROUNDUP_TEMPLATES"),
                Path.of("").toAbsolutePath());
    }

    /**
     * Looks for template sets.
     *
     * @param program the JAR of the program or the folder of its classes, or null if unknown
     * @param templatesPath folders with sets, separated as paths are; null is the same as empty
     * @param currentDirectory where the program was started
     */
    public static TemplateSets find(Path program, String templatesPath, Path currentDirectory) {
        return find(TemplateSets.class.getClassLoader(), program, templatesPath, currentDirectory);
    }

    static TemplateSets find(ClassLoader inside, Path program, String templatesPath, Path currentDirectory) {
        TemplateSets found = new TemplateSets();
        try {
            found.addInside(inside.getResource(MARKER));
            if (program != null && program.getParent() != null) {
                found.addChildren(program.getParent().resolve("templates"));
            }
            for (Path folder : folders(templatesPath)) {
                found.addChildren(folder);
            }
            found.addChildren(currentDirectory);
            found.add(currentDirectory);
            return found;
        } catch (IOException | URISyntaxException e) {
            found.close();
            throw new ConfigurationError("Templates cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Path> folders(String path) {
        if (path == null) {
            return List.of();
        }
        try {
            return Arrays.stream(path.split(File.pathSeparator))
                    .filter(part -> !part.isBlank())
                    .map(Path::of)
                    .toList();
        } catch (InvalidPathException e) {
            throw new ConfigurationError("ROUNDUP_TEMPLATES has a path that is none: " + e.getMessage(), e);
        }
    }

    private void addInside(URL marker) throws IOException, URISyntaxException {
        if (marker == null) {
            return;
        }
        URI uri = marker.toURI();
        if (uri.getScheme().equals("file")) {
            inside = Path.of(uri).getParent().getParent();
        } else if (uri.getScheme().equals("jar")) {
            String text = uri.toString();
            Path file = Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/"))));
            jar = FileSystems.newFileSystem(file);
            inside = jar.getPath(INSIDE);
        } else {
            return;
        }
        addChildren(inside);
    }

    private void addChildren(Path folder) throws IOException {
        searched.add(folder);
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> children;
        try (Stream<Path> all = Files.list(folder)) {
            children = all.filter(Files::isDirectory).sorted().toList();
        }
        for (Path child : children) {
            add(child);
        }
    }

    private void add(Path folder) throws IOException {
        TemplateSet.in(folder).ifPresent(set -> sets.put(set.name(), set));
    }

    /** The folders that were looked through, in order. */
    public List<Path> searched() {
        return List.copyOf(searched);
    }

    /** All sets, sorted by name. */
    public Collection<TemplateSet> all() {
        return List.copyOf(sets.values());
    }

    /** The set of that name. */
    public Optional<TemplateSet> find(String name) {
        return Optional.ofNullable(sets.get(name));
    }

    /**
     * The files of which trackers are made, by their path in the home: those of the set, those of the sets that it
     * extends, and detectors of the program that they name. What a set has itself hides what comes from elsewhere.
     *
     * @throws ConfigurationError if something is not there or cannot be read
     */
    public Map<String, Path> files(TemplateSet set) {
        Map<String, Path> files = new TreeMap<>();
        try {
            for (TemplateSet part : lineage(set)) {
                part.detectors().forEach(name -> files.put("detectors/" + name + ".groovy", detector(name)));
                for (Path file : FileTree.visibleFiles(part.folder())) {
                    files.put(part.folder().relativize(file).toString().replace('\\', '/'), file);
                }
            }
        } catch (IOException e) {
            throw new ConfigurationError("The template set " + set.name() + " cannot be read: " + e.getMessage(), e);
        }
        return files;
    }

    /** The set and those that it extends, itself last. */
    private List<TemplateSet> lineage(TemplateSet set) {
        List<TemplateSet> lineage = new ArrayList<>(List.of(set));
        TemplateSet current = set;
        while (current.base().isPresent() && lineage.size() <= sets.size()) {
            String base = current.base().get();
            current = find(base)
                    .orElseThrow(() -> new ConfigurationError(
                            "The template set " + set.name() + " extends " + base + ", which does not exist"));
            lineage.add(0, current);
        }
        return lineage;
    }

    private Path detector(String name) {
        Path file = inside == null ? null : inside.resolve("detectors").resolve(name + ".groovy");
        if (file == null || !Files.exists(file)) {
            throw new ConfigurationError("The program has no detector \"" + name + "\"");
        }
        return file;
    }

    @Override
    public void close() {
        if (jar != null) {
            try {
                jar.close();
            } catch (IOException e) {
                throw new ConfigurationError("The program's JAR cannot be closed: " + e.getMessage(), e);
            }
        }
    }
}
