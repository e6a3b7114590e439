package org.roundup.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A JAR with nested JARs in its folder {@code lib/}.
 *
 * @param file the outer JAR
 */
record Bundle(Path file) {
    private static final String NESTED = "lib/";
    private static final String JAR = ".jar";

    /** The JAR that this class was loaded from. */
    static Bundle own() {
        try {
            return new Bundle(Path.of(Bundle.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not started from a file", e);
        }
    }

    /**
     * Makes sure that the nested JARs lie on the disk, and tells where: in the cache folder of the user, or where that
     * cannot be written, in a folder that ends with this JVM.
     */
    List<Path> unpack() throws IOException {
        Path cache = CacheFolder.ofUser();
        try {
            return unpackInto(cache);
        } catch (FileSystemException e) {
            return unpackInto(CacheFolder.temporary());
        }
    }

    /**
     * Makes sure that the nested JARs lie in this folder, which is made if it is missing.
     *
     * <p>A nested JAR is named by its content, so one that is there with the right size is right, and versions of the
     * program share the libraries that did not change. A new one appears under its name only when it is complete.
     *
     * @return the nested JARs in the order of the bundle, which is the order of the class path
     */
    List<Path> unpackInto(Path folder) throws IOException {
        List<Path> unpacked = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().filter(Bundle::isNested).toList()) {
                Path target = folder.resolve(nameByContent(entry));
                if (!isComplete(target, entry)) {
                    copy(zip, entry, target);
                }
                unpacked.add(target);
            }
        }
        return unpacked;
    }

    private static boolean isNested(ZipEntry entry) {
        return entry.getName().startsWith(NESTED) && entry.getName().endsWith(JAR);
    }

    private static String nameByContent(ZipEntry entry) {
        String path = entry.getName();
        String name = path.substring(path.lastIndexOf('/') + 1, path.length() - JAR.length());
        return "%s-%08x%s".formatted(name, entry.getCrc(), JAR);
    }

    private static boolean isComplete(Path target, ZipEntry entry) {
        File there = target.toFile();
        return there.isFile() && there.length() == entry.getSize();
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path part = Files.createTempFile(target.getParent(), "unpacking-", ".part");
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Windows refuses to replace a file that another process has opened: then that process has unpacked it.
            if (!isComplete(target, entry)) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
