package org.roundup.cli.admin.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.DatabaseError;

/** {@code gettext}: collects the texts that pages and scripts of a tracker translate into a file for translators. */
public final class GettextCommand implements Command {

    private static final List<String> FOLDERS = List.of("html", "pages", "detectors", "extensions");

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atMost(1, arguments);
        Path home = session.home();
        Path target = arguments.isEmpty() ? home.resolve("locale/messages.pot") : Path.of(arguments.get(0));
        TextCatalogue catalogue = new TextCatalogue();
        try {
            for (Path file : files(home)) {
                catalogue.take(home.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
            if (target.getParent() != null) {
                Files.createDirectories(target.getParent());
            }
            Files.writeString(target, catalogue.text());
        } catch (IOException | UncheckedIOException e) {
            throw new DatabaseError("The texts cannot be collected: " + e.getMessage(), e);
        }
        session.print(catalogue.size() + " texts written to " + target);
        return 0;
    }

    private static List<Path> files(Path home) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : FOLDERS) {
            if (Files.isDirectory(home.resolve(folder))) {
                try (Stream<Path> all = Files.walk(home.resolve(folder))) {
                    all.filter(GettextCommand::mayHaveTexts).sorted().forEach(files::add);
                }
            }
        }
        return files;
    }

    private static boolean mayHaveTexts(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && Stream.of(".html", ".vm", ".xml", ".txt", ".groovy").anyMatch(name::endsWith);
    }
}
