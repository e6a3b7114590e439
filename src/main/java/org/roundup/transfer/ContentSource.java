package org.roundup.transfer;

import java.nio.file.Files;
import java.nio.file.Path;

/** The contents that lie in an import directory. */
final class ContentSource {

    private final Path folder;
    private final Warnings warnings;

    ContentSource(Path folder, Warnings warnings) {
        this.folder = folder;
        this.warnings = warnings;
    }

    /** The file with the content of an item; null, and a warning, if there is none. */
    Path find(String className, String id) {
        Path file = folder.resolve(ExportFormat.content(className, id));
        if (Files.exists(file)) {
            return file;
        }
        warnings.add("The content of " + className + id + " is missing");
        return null;
    }
}
