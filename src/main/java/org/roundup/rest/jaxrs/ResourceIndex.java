package org.roundup.rest.jaxrs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.roundup.hyperdb.ScriptError;

/**
 * Which classes of a jar may be resources or providers of JAX-RS. A jar is looked through once for each content that it
 * has; no class is loaded for that. A class that bears an annotation has its name in its constants.
 */
final class ResourceIndex {

    private static final List<byte[]> MARKS = List.of(
            "Ljakarta/ws/rs/Path;".getBytes(StandardCharsets.US_ASCII),
            "Ljakarta/ws/rs/ext/Provider;".getBytes(StandardCharsets.US_ASCII));
    private static final String CLASS = ".class";

    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    /**
     * Names of the classes.
     *
     * @throws ScriptError if the jar cannot be read
     */
    List<String> classes(Path jar) {
        try {
            String checksum = checksum(jar);
            List<String> names = known.get(checksum);
            if (names == null) {
                names = read(jar);
                known.put(checksum, names);
            }
            return names;
        } catch (IOException unreadable) {
            throw new ScriptError("The library " + jar + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String checksum(Path jar) throws IOException {
        try (InputStream in = Files.newInputStream(jar)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static List<String> read(Path jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                if (name.endsWith(CLASS) && !name.startsWith("META-INF/") && isMarked(file, entry)) {
                    names.add(name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
                }
            }
        }
        names.sort(null);
        return List.copyOf(names);
    }

    private static boolean isMarked(JarFile file, JarEntry entry) throws IOException {
        try (InputStream in = file.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            return MARKS.stream().anyMatch(mark -> contains(bytes, mark));
        }
    }

    private static boolean contains(byte[] bytes, byte[] mark) {
        for (int i = 0; i <= bytes.length - mark.length; i++) {
            if (bytes[i] == mark[0] && java.util.Arrays.equals(bytes, i, i + mark.length, mark, 0, mark.length)) {
                return true;
            }
        }
        return false;
    }
}
