package org.roundup.tracker.config.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file or directory; a relative path starts at the tracker home. */
final class PathType implements ValueType<Path> {
    @Override
    public String canonical(String text) throws InvalidValue {
        if (text.isEmpty()) {
            throw new InvalidValue("Value must not be empty.");
        }
        parse(text);
        return text;
    }

    /** Reads a path that the file system can have. */
    static Path parse(String path) throws InvalidValue {
        try {
            return Path.of(path);
        } catch (InvalidPathException unusable) {
            throw new InvalidValue("Not a usable path: " + unusable.getReason());
        }
    }

    @Override
    public Path value(String canonical, ValueContext context) {
        return context.resolve(canonical);
    }

    @Override
    public String hint() {
        return "A relative path starts at the directory of this file.";
    }
}
