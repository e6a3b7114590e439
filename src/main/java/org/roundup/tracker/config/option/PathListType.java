package org.roundup.tracker.config.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files or directories separated by blanks; relative paths start at the tracker home. */
final class PathListType implements ValueType<List<Path>> {
    @Override
    public String canonical(String text) throws InvalidValue {
        for (String path : Words.splitAtBlanks(text)) {
            PathType.parse(path);
        }
        return text;
    }

    @Override
    public List<Path> value(String canonical, ValueContext context) {
        List<Path> paths = new ArrayList<>();
        for (String word : Words.splitAtBlanks(canonical)) {
            Path path = Path.of(word);
            paths.add(path.isAbsolute() ? path.normalize() : context.resolve(word));
        }
        return List.copyOf(paths);
    }

    @Override
    public String hint() {
        return "A list separated by blanks. Relative paths start at the directory of this file.";
    }
}
