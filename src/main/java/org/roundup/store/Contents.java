package org.roundup.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.content.PendingContent;

/** The contents of the items of file classes, as a unit of work sees them. */
public final class Contents {

    private static final String TEXT_PLAIN = "text/plain";

    private final Database db;
    private final PendingContent files;

    Contents(Database db, PendingContent files) {
        this.db = db;
        this.files = files;
    }

    /** The content as text; a text that says so if it cannot be read or is not UTF-8. */
    public String text(String className, String id) {
        byte[] bytes;
        try {
            bytes = files.read(className, id);
        } catch (NotFound missing) {
            return "ERROR reading file: " + className + id + "\nPossibly an access right configuration problem.\n"
                    + missing.getMessage();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException binary) {
            return className + id + " is not text, retrieve using binary_content property. mdsum: " + md5(bytes);
        }
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException error) {
            throw new IllegalStateException(error);
        }
    }

    /**
     * The content as it is.
     *
     * @throws NotFound if there is none
     */
    public byte[] bytes(String className, String id) {
        return files.read(className, id);
    }

    /** The content as a stream, which the caller closes. */
    public InputStream open(String className, String id) {
        return files.open(className, id);
    }

    /** The file with the content. */
    public Path file(String className, String id) {
        return files.find(className, id);
    }

    /** Number of bytes. */
    public long size(String className, String id) {
        return files.size(className, id);
    }

    /**
     * Writes the content of an item, without telling the index.
     *
     * @param existing whether the item was there before this unit of work
     * @param source gives the same until the commit, to any thread
     */
    public void copy(String className, String id, boolean existing, PendingContent.Source source) {
        files.copy(className, id, existing, source);
    }

    void create(ClassDefinition definition, String id, Object content) {
        byte[] bytes = bytes(content);
        files.create(definition.name(), id, new ByteArrayInputStream(bytes));
        index(definition, id, bytes);
    }

    void edit(ClassDefinition definition, String id, Object content) {
        byte[] bytes = bytes(content);
        files.edit(definition.name(), id, new ByteArrayInputStream(bytes));
        index(definition, id, bytes);
    }

    void destroy(String className, String id) {
        files.destroy(className, id);
    }

    private static byte[] bytes(Object content) {
        if (content instanceof byte[] bytes) {
            return bytes;
        }
        if (content instanceof CharSequence text) {
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
        throw new ValueError("new property \"content\" not a string");
    }

    /** Only plain text is searched; of other types nothing stays in the index. */
    void index(ClassDefinition definition, String id, byte[] bytes) {
        if (!StoredClass.isIndexed(definition.property("content"))) {
            return;
        }
        Object type = definition.has("type") ? db.getclass(definition.name()).get(id, "type") : null;
        String media = type == null ? TEXT_PLAIN : type.toString();
        int parameters = media.indexOf(';');
        boolean plain = TEXT_PLAIN.equalsIgnoreCase((parameters < 0 ? media : media.substring(0, parameters)).strip());
        db.index().add(definition.name(), id, "content", plain ? new String(bytes, StandardCharsets.UTF_8) : "");
    }
}
