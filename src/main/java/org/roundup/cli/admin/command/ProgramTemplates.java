package org.roundup.cli.admin.command;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import org.roundup.tracker.home.TemplateSets;

/** The template sets that this program can see from where it was started. */
public final class ProgramTemplates {

    private ProgramTemplates() {}

    /** Looks for them; the caller closes what this returns. */
    public static TemplateSets find() {
        return TemplateSets.find(
                program(), System.getenv("ROUNDUP_TEMPLATES"), Path.of("").toAbsolutePath());
    }

    private static Path program() {
        CodeSource source = ProgramTemplates.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? null : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
