package org.roundup.store.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.NotFound;

/**
 * The folder with the contents of all file items. It knows where a content lies and reads it; what the database says
 * about contents under way is {@link PendingContent}'s part. May be shared by threads.
 */
public final class ContentFiles {

    private final Path folder;
    private final DurableFiles disk;

    /**
     * @param folder the folder {@code files} of the tracker's database directory; made when something is written
     * @param umask bits that new files and folders do not get, for example {@code 0002}
     */
    public ContentFiles(Path folder, int umask) {
        this.folder = folder;
        this.disk = new DurableFiles(folder, umask);
    }

    public Path folder() {
        return folder;
    }

    /** The place that the content of an item has or will have. */
    public Path path(String className, String id) {
        return place(ContentName.of(className, id));
    }

    /**
     * The file that holds the content of an item: at its place, in the flat folder of old versions, or under the
     * temporary name that the Python program gave it before it crashed (it is then moved to its place).
     *
     * @throws NotFound if there is no such file
     */
    public Path find(String className, String id) {
        return find(ContentName.of(className, id));
    }

    boolean exists(ContentName name) {
        return Files.exists(place(name)) || Files.exists(foreignTemporary(name)) || Files.exists(flat(name));
    }

    DurableFiles disk() {
        return disk;
    }

    Path place(ContentName name) {
        return subfolder(name).resolve(name.designator());
    }

    Path subfolder(ContentName name) {
        return folder.resolve(name.className()).resolve(name.subfolder());
    }

    Path flat(ContentName name) {
        return folder.resolve(name.designator());
    }

    private Path foreignTemporary(ContentName name) {
        return subfolder(name).resolve(name.designator() + ContentName.FOREIGN_TEMPORARY);
    }

    Path find(ContentName name) {
        Path place = place(name);
        if (Files.exists(place)) {
            return place;
        }
        if (recover(name)) {
            return place;
        }
        Path flat = flat(name);
        if (Files.exists(flat)) {
            return flat;
        }
        throw new NotFound("content file for " + folder.relativize(place) + " not found");
    }

    /** Completes what the Python program did not: gives a committed content its final name. */
    boolean recover(ContentName name) {
        Path temporary = foreignTemporary(name);
        if (!Files.exists(temporary)) {
            return Files.exists(place(name));
        }
        try {
            disk.rename(temporary, place(name));
            disk.syncFolder(subfolder(name));
        } catch (NoSuchFileException doneByAnother) {
            return Files.exists(place(name));
        } catch (IOException error) {
            throw failed("recover", name, error);
        }
        return true;
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException error) {
            throw unreadable(file, error);
        }
    }

    static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException error) {
            throw unreadable(file, error);
        }
    }

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException error) {
            throw unreadable(file, error);
        }
    }

    private static DatabaseError unreadable(Path file, IOException error) {
        return new DatabaseError("The content file " + file.getFileName() + " cannot be read: " + reason(error), error);
    }

    static DatabaseError failed(String what, ContentName name, IOException error) {
        return new DatabaseError(
                "Could not " + what + " the content of " + name.designator() + ": " + reason(error), error);
    }

    /** The reason, without the path of the server's file that messages about files begin with. */
    private static String reason(IOException error) {
        String reason = error instanceof FileSystemException system ? system.getReason() : error.getMessage();
        return reason == null ? error.getClass().getSimpleName().replace("Exception", "") : reason;
    }
}
