package org.roundup.tracker.config.option;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What values may refer to.
 *
 * @param home directory against which relative paths are resolved, absolute
 * @param mailDomain domain for mail addresses without one; empty if it is not configured
 */
public record ValueContext(Path home, Optional<String> mailDomain) {
    /** Resolves a path as written in the file. */
    public Path resolve(String path) {
        return home.resolve(path);
    }
}
