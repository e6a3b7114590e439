package org.roundup.store.content;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.roundup.hyperdb.ValueError;

/**
 * The item whose content a file holds. Only letters, digits and underscores get into a file name, so that no name
 * leads out of the folder.
 */
record ContentName(String className, long id) {

    /** Suffix that the Python program gives to a content that is not committed yet. */
    static final String FOREIGN_TEMPORARY = ".tmp";

    /** Begin of the suffix of our own files that are not at their final place yet. */
    static final String STAGED = ".ee-";

    private static final int PER_FOLDER = 1000;
    private static final int MAX_DIGITS = 18;

    /**
     * @throws ValueError if this cannot be the class and the id of an item
     */
    static ContentName of(String className, String id) {
        if (!isClassName(className)) {
            throw new ValueError("'" + className + "' cannot be the name of a class with content");
        }
        if (!isId(id)) {
            throw new ValueError("'" + id + "' is not an id of " + className);
        }
        return new ContentName(className, Long.parseLong(id));
    }

    /** The name without suffix, for example {@code file12}. */
    String designator() {
        return className + id;
    }

    /** Name of the folder within the folder of the class. */
    String subfolder() {
        return Long.toString(id / PER_FOLDER);
    }

    /** A new name beside the final one. */
    String stagedName() {
        return designator()
                + STAGED
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** Whether this is a name that {@link #stagedName} may have given for this item. */
    boolean isStagedName(String fileName) {
        return parse(className, fileName)
                .filter(file -> file.name().equals(this) && file.kind() == Kind.STAGED)
                .isPresent();
    }

    /** What a file in a content folder is. */
    enum Kind {
        FINAL,
        FOREIGN_TEMPORARY,
        STAGED
    }

    /** A file of the layout. */
    record File(ContentName name, Kind kind, String fileName) {}

    /** Reads the name of a file of a class; empty if it is none of ours. */
    static Optional<File> parse(String className, String fileName) {
        if (!fileName.startsWith(className)) {
            return Optional.empty();
        }
        int dot = fileName.indexOf('.');
        String id = fileName.substring(className.length(), dot < 0 ? fileName.length() : dot);
        if (!isId(id)) {
            return Optional.empty();
        }
        ContentName name = new ContentName(className, Long.parseLong(id));
        return kind(dot < 0 ? "" : fileName.substring(dot)).map(kind -> new File(name, kind, fileName));
    }

    private static Optional<Kind> kind(String suffix) {
        if (suffix.isEmpty()) {
            return Optional.of(Kind.FINAL);
        }
        if (suffix.equals(FOREIGN_TEMPORARY)) {
            return Optional.of(Kind.FOREIGN_TEMPORARY);
        }
        boolean staged = suffix.startsWith(STAGED)
                && suffix.length() == STAGED.length() + Long.BYTES * 2
                && suffix.chars().skip(STAGED.length()).allMatch(HexFormat::isHexDigit);
        return staged ? Optional.of(Kind.STAGED) : Optional.empty();
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isClassName(String text) {
        return !text.isEmpty()
                && isLetter(text.charAt(0))
                && !isDigit(text.charAt(text.length() - 1))
                && text.chars().allMatch(c -> isLetter(c) || isDigit(c) || c == '_');
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
