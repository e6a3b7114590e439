package org.roundup.tracker.config.option;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A text that nobody should see: given as it is, or as {@code file://PATH}, the first line of a file.
 *
 * <p>Blanks at the end of that line are dropped. A relative path starts at the tracker home.
 */
final class SecretType implements ValueType<String> {
    private static final String FILE = "file://";
    private static final int MAX_LINE = 1 << 16;

    @Override
    public String value(String canonical, ValueContext context) throws InvalidValue {
        if (!canonical.startsWith(FILE)) {
            return canonical;
        }
        Path file = PathType.parse(canonical.substring(FILE.length()).strip());
        return firstLine(context.home().resolve(file));
    }

    private static String firstLine(Path file) throws InvalidValue {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            StringBuilder line = new StringBuilder();
            for (int c = reader.read(); c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
                if (line.length() == MAX_LINE) {
                    throw new InvalidValue.Unreadable("The first line of " + file + " is too long for a secret.");
                }
                line.append((char) c);
            }
            return line.toString().stripTrailing();
        } catch (NoSuchFileException missing) {
            throw new InvalidValue.Unreadable("Error opening " + file + ": No such file or directory.");
        } catch (CharacterCodingException notText) {
            throw new InvalidValue.Unreadable("Error reading " + file + ": it is not UTF-8 text.");
        } catch (IOException unreadable) {
            throw new InvalidValue.Unreadable("Error opening " + file + ": " + unreadable.getMessage() + ".");
        }
    }

    @Override
    public boolean secret() {
        return true;
    }

    @Override
    public String hint() {
        return """
                A value of the form file://PATH is read from the first line of that file, so that
                the secret itself can be kept elsewhere. A relative PATH starts at the tracker home;
                file:///PATH is absolute.""";
    }
}
