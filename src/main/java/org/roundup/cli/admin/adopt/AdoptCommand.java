package org.roundup.cli.admin.adopt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.store.schema.SchemaPlan;
import org.roundup.tracker.RecordedSchema;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.home.TemplateSet;
import org.roundup.tracker.home.TemplateSets;
import org.roundup.tracker.home.TrackerHome;

/**
 * {@code adopt}: takes over the home of a tracker that was made with the Python program. Writes files that are not
 * there, and nothing else: neither a row of the database nor a file of the tracker is changed.
 */
public final class AdoptCommand implements Command {

    private static final String MODEL = "classic";
    private static final String PAGES = "html/";

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atMost(0, arguments);
        TrackerHome home = new TrackerHome(session.home());
        home.requireInstalled();
        if (Files.exists(home.schema())) {
            throw new ConfigurationError(home.schema() + " is there already: nothing is to be adopted");
        }
        RecordedSchema schema = RecordedSchema.read(TrackerConfig.load(home.path()))
                .orElseThrow(
                        () -> new ConfigurationError("The database that " + home.config() + " names holds no tracker"));
        List<AdoptedClass> classes = new ArrayList<>();
        schema.classes().classes().forEach((name, recorded) -> classes.add(AdoptedClass.of(name, recorded, schema)));
        AdoptedDetectors detectors = new AdoptedDetectors(home.path(), classes, pythonFiles(home.path()));
        write(session, files(home, schema, classes, detectors));
        report(session, classes, detectors);
        check(session);
        return 0;
    }

    /** Scripts in the folders of detectors and extensions, and the other two that a home may have. */
    private static List<Path> pythonFiles(Path home) {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("detectors", "extensions", "lib")) {
            if (Files.isDirectory(home.resolve(folder))) {
                try (Stream<Path> all = Files.list(home.resolve(folder))) {
                    all.filter(file -> file.toString().endsWith(".py")).sorted().forEach(files::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        if (Files.exists(home.resolve("interfaces.py"))) {
            files.add(home.resolve("interfaces.py"));
        }
        return files;
    }

    /** Path → content of all files that the tracker needs and does not have. */
    private static Map<Path, byte[]> files(
            TrackerHome home, RecordedSchema schema, List<AdoptedClass> classes, AdoptedDetectors detectors) {
        Map<Path, byte[]> files = new TreeMap<>();
        files.put(home.schema(), bytes(new SchemaText(classes).write()));
        files.put(home.initialData(), bytes(new InitialDataText(schema).write()));
        try (TemplateSets sets = TemplateSets.find()) {
            TemplateSet model = sets.find(MODEL)
                    .orElseThrow(() -> new ConfigurationError("The template set " + MODEL + " is not there"));
            for (Map.Entry<String, Path> file : sets.files(model).entrySet()) {
                String path = file.getKey();
                if (path.startsWith(PAGES)) {
                    Path adopted = home.path().resolve(TrackerConfig.ADOPTED_PAGES);
                    files.put(adopted.resolve(path.substring(PAGES.length())), Files.readAllBytes(file.getValue()));
                } else if (detectors.takes(path)) {
                    files.put(home.path().resolve(path), Files.readAllBytes(file.getValue()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.keySet().removeIf(Files::exists);
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Session session, Map<Path, byte[]> files) {
        List<Path> written = new ArrayList<>();
        try {
            for (Map.Entry<Path, byte[]> file : files.entrySet()) {
                Files.createDirectories(file.getKey().getParent());
                written.add(file.getKey());
                Files.write(file.getKey(), file.getValue());
            }
            files.keySet().forEach(file -> session.print("wrote " + file));
        } catch (IOException e) {
            written.forEach(file -> delete(session, file));
            throw new ConfigurationError("The scripts cannot be written: " + e.getMessage(), e);
        }
    }

    private static void delete(Session session, Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            session.console().error("Warning: " + file + " was left behind");
        }
    }

    private static void report(Session session, List<AdoptedClass> classes, AdoptedDetectors detectors) {
        session.print("");
        session.print("Adopted " + classes.size() + " classes.");
        session.print("Permissions are not recorded in databases: compare schema.groovy with schema.py.");
        if (!detectors.left().isEmpty()) {
            session.print("These scripts have no counterpart yet; write them in Groovy if the tracker needs them:");
            detectors.left().forEach(file -> session.print("   " + file));
        }
    }

    /** The schema that was written must be the one that is recorded: then nothing happens to any table. */
    private static void check(Session session) {
        SchemaPlan plan = session.tracker().planMigration();
        plan.statements().stream()
                .filter(change -> change.kind() != SchemaPlan.Kind.OWN)
                .forEach(change -> session.console().error("Warning: opening the tracker will run: " + change.sql()));
        plan.notes().forEach(note -> session.console().error("Warning: " + note));
    }
}
