package org.roundup.cli.admin.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.UsageError;

/** {@code detectors}: lists the detectors that a tracker may have besides those of its template set, and adds some. */
public final class DetectorsCommand implements Command {

    private static final String FOLDER = "/tracker-templates/detectors/";
    private static final List<String> NAMES = List.of(
            "creator_resolution", "emailauditor", "immutable_file_contents", "irker", "newissuecopy", "newitemcopy");

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        List<String> names = arguments.subList(1, arguments.size());
        switch (arguments.get(0)) {
            case "list" -> list(session);
            case "add" -> {
                Arguments.atLeast(1, names);
                names.forEach(name -> add(session, name));
            }
            default -> throw new UsageError("\"" + arguments.get(0) + "\" is not one of list, add");
        }
        return 0;
    }

    private static void list(Session session) {
        Map<String, String> found = new TreeMap<>();
        NAMES.forEach(name -> found.put(name, description(name)));
        if (session.options().json()) {
            Answer.json(session, found);
        } else {
            found.forEach((name, text) -> session.print(name + ": " + text));
        }
    }

    /** The comment at the top of the script. */
    private static String description(String name) {
        return text(name).lines().findFirst().orElse("").replaceFirst("^//\\s*", "");
    }

    private static String text(String name) {
        try (InputStream in = DetectorsCommand.class.getResourceAsStream(FOLDER + name + ".groovy")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new ConfigurationError("The detector " + name + " cannot be read from the program", unreadable);
        }
    }

    private static void add(Session session, String name) {
        if (!NAMES.contains(name)) {
            throw new UsageError("There is no detector \"" + name + "\"; there are: " + String.join(", ", NAMES));
        }
        Path file = session.home().resolve("detectors").resolve(name + ".groovy");
        if (Files.exists(file)) {
            throw new UsageError(file + " is there already");
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text(name));
        } catch (IOException unwritable) {
            throw new ConfigurationError("Could not write " + file + ": " + unwritable.getMessage(), unwritable);
        }
        session.print(file.toString());
    }
}
