package org.roundup.store.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Writes and moves files so that they are still there after a loss of power, with the modes that a umask gives. */
final class DurableFiles {

    private static final int ALL_BITS = 0777;
    private static final int FILE_BITS = 0666;
    private static final Set<StandardOpenOption> NEW_FILE =
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final boolean posix;
    private final Set<PosixFilePermission> fileMode;
    private final Set<PosixFilePermission> folderMode;
    private final FileAttribute<?>[] creationMode;
    private volatile boolean hasModeAtOnce;

    DurableFiles(Path folder, int umask) {
        posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        fileMode = permissions(FILE_BITS & ~umask);
        folderMode = permissions(ALL_BITS & ~umask);
        creationMode = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(fileMode)}
                : new FileAttribute<?>[0];
    }

    private static Set<PosixFilePermission> permissions(int bits) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] fromHighestBit = PosixFilePermission.values();
        for (int i = 0; i < fromHighestBit.length; i++) {
            if ((bits & 0400 >> i) != 0) {
                permissions.add(fromHighestBit[i]);
            }
        }
        return permissions;
    }

    /** Writes a new file, which {@link #force} makes durable; nothing is left of it if that fails. */
    void write(Path file, InputStream content) throws IOException {
        createFolders(file.getParent());
        try (FileChannel channel = FileChannel.open(file, NEW_FILE, creationMode)) {
            widenMode(file);
            content.transferTo(Channels.newOutputStream(channel));
        } catch (IOException error) {
            deleteAfter(error, file);
            throw error;
        }
    }

    /** What the umask of the process takes away is given again; if it takes nothing from one file, it takes nothing from others. */
    private void widenMode(Path file) throws IOException {
        if (posix && !hasModeAtOnce) {
            if (Files.getPosixFilePermissions(file).equals(fileMode)) {
                hasModeAtOnce = true;
            } else {
                Files.setPosixFilePermissions(file, fileMode);
            }
        }
    }

    /** Forces a file to the disk. One that was removed meanwhile, since another replaces it, needs nothing. */
    void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (NoSuchFileException replaced) {
            return;
        }
    }

    private static void deleteAfter(IOException error, Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException second) {
            error.addSuppressed(second);
        }
    }

    /** Forces names of a folder to the disk; other systems than POSIX ones do that by themselves. */
    void syncFolder(Path folder) throws IOException {
        if (posix) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Gives a file another name in its folder, replacing what has that name, in one step. */
    void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null) {
            throw new NoSuchFileException(folder.toString());
        }
        createFolders(parent);
        Files.createDirectories(folder);
        if (posix) {
            Files.setPosixFilePermissions(folder, folderMode);
        }
        syncFolder(parent);
    }
}
