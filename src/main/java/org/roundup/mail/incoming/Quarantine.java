package org.roundup.mail.incoming;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.roundup.hyperdb.NotFound;
import org.roundup.mail.mime.IncomingMail;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MainOptions;

/**
 * Keeps mails that were not taken and of which nobody could be told: a folder {@code mail-quarantine} in the folder of the
 * database, with a file for each mail and one that says why. For all processes and threads.
 */
public final class Quarantine {

    private static final String FOLDER = "mail-quarantine";
    private static final String MAIL = ".eml";
    private static final String REASON = ".reason";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("[0-9]{8}-[0-9]{6}-[0-9a-f]{8}");

    private final Path folder;

    /**
     * A mail that lies there.
     *
     * @param name its name in the folder, which tells when it came
     * @param bytes its size
     * @param reason why it was not taken
     */
    public record Kept(String name, long bytes, String reason) {}

    public Quarantine(TrackerConfig config) {
        this.folder = config.get(MainOptions.DATABASE).resolve(FOLDER);
    }

    /**
     * Keeps a copy of a mail.
     *
     * @return its name
     * @throws UncheckedIOException if it cannot be written
     */
    String keep(IncomingMail mail, String reason, Instant now) {
        String name = TIME.format(now) + "-" + UUID.randomUUID().toString().substring(0, 8);
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(name + ".part");
            try (InputStream in = mail.open()) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(folder.resolve(name + REASON), reason);
            Files.move(part, folder.resolve(name + MAIL), StandardCopyOption.ATOMIC_MOVE);
            return name;
        } catch (IOException error) {
            throw new UncheckedIOException("The mail cannot be kept in " + folder, error);
        }
    }

    /** All mails that lie there, oldest first. */
    public List<Kept> list() {
        List<Kept> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String fileName = file.getFileName().toString();
                if (fileName.endsWith(MAIL)) {
                    String name = fileName.substring(0, fileName.length() - MAIL.length());
                    kept.add(new Kept(name, Files.size(file), reason(name)));
                }
            }
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException error) {
            throw new UncheckedIOException("The quarantine cannot be read", error);
        }
        return kept;
    }

    /**
     * A mail that lies there.
     *
     * @throws NotFound if no mail has the name
     */
    public Kept find(String name) {
        try {
            return new Kept(name, Files.size(file(name)), reason(name));
        } catch (IOException error) {
            throw new UncheckedIOException("The mail " + name + " cannot be read", error);
        }
    }

    /**
     * The first bytes of a mail; those that are no UTF-8 become U+FFFD.
     *
     * @throws NotFound if no mail has the name
     */
    public String beginning(String name, int bytes) {
        try (InputStream in = Files.newInputStream(file(name))) {
            return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
        } catch (IOException error) {
            throw new UncheckedIOException("The mail " + name + " cannot be read", error);
        }
    }

    private String reason(String name) throws IOException {
        Path file = folder.resolve(name + REASON);
        return Files.exists(file) ? Files.readString(file) : "unknown";
    }

    /**
     * The file of a mail.
     *
     * @throws NotFound if no mail has the name
     */
    public Path file(String name) {
        if (!holds(name)) {
            throw new NotFound("There is no mail " + name + " in the quarantine");
        }
        return folder.resolve(name + MAIL);
    }

    /** Whether a mail of that name lies there. */
    boolean holds(String name) {
        return NAME.matcher(name).matches() && Files.isRegularFile(folder.resolve(name + MAIL));
    }

    /** Removes what has been kept for a reason since before a time. */
    void expire(String reason, Instant before) {
        String oldest = TIME.format(before);
        try (Stream<Path> files = Files.list(folder)) {
            List<String> old = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(MAIL) && file.compareTo(oldest) < 0)
                    .map(file -> file.substring(0, file.length() - MAIL.length()))
                    .toList();
            for (String name : old) {
                if (reason(name).equals(reason)) {
                    remove(name);
                }
            }
        } catch (NoSuchFileException nothingKeptYet) {
            return;
        } catch (IOException error) {
            throw new UncheckedIOException("The quarantine cannot be read", error);
        }
    }

    /**
     * Removes a mail for good.
     *
     * @throws NotFound if no mail has the name
     */
    public void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
            Files.deleteIfExists(folder.resolve(name + REASON));
        } catch (IOException error) {
            throw new UncheckedIOException("The mail " + name + " cannot be removed", error);
        }
    }
}
