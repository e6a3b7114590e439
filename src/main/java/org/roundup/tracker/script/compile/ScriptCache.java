package org.roundup.tracker.script.compile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Compiled scripts on disk. */
final class ScriptCache {

    private static final String SUFFIX = ".classes";
    private static final int MOST_ENTRIES = 100_000;

    private final CacheFolder folder;

    ScriptCache(CacheFolder folder) {
        this.folder = folder;
    }

    /** The scripts with that hash, if they are there. */
    Optional<CompiledScripts> read(String hash) {
        return folder.read(hash + SUFFIX, in -> {
            Map<String, String> scripts = new HashMap<>();
            for (int left = count(in); left > 0; left--) {
                scripts.put(in.readUTF(), in.readUTF());
            }
            Map<String, byte[]> classes = new HashMap<>();
            for (int left = count(in); left > 0; left--) {
                classes.put(in.readUTF(), bytes(in));
            }
            return new CompiledScripts(hash, classes, scripts);
        });
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_ENTRIES) {
            throw new IOException("it holds no compiled scripts");
        }
        return count;
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = length < 0 ? new byte[0] : in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("it is cut off");
        }
        return bytes;
    }

    void write(CompiledScripts compiled) {
        folder.write(compiled.hash() + SUFFIX, out -> write(compiled, out));
    }

    private static void write(CompiledScripts compiled, DataOutputStream out) throws IOException {
        out.writeInt(compiled.scripts().size());
        for (Map.Entry<String, String> entry : compiled.scripts().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
        out.writeInt(compiled.classes().size());
        for (Map.Entry<String, byte[]> entry : compiled.classes().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
    }
}
