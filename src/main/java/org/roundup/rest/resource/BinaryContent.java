package org.roundup.rest.resource;

import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The content of an item of a file class as bytes. */
public final class BinaryContent {

    private static final Set<String> INLINE = Set.of(
            "text/plain",
            "text/x-csrc",
            "text/x-chdr",
            "text/x-patch",
            "text/x-python",
            "text/csv",
            "image/gif",
            "image/jpeg",
            "image/png",
            "image/webp",
            "audio/ogg",
            "video/webm");
    private static final String OCTETS = "application/octet-stream";

    private BinaryContent() {}

    /**
     * The types under which a content may be asked for, the most exact first.
     *
     * @param stored the type of the item; may be null or empty
     * @param textType what a content without a type is
     */
    public static List<String> types(String stored, String textType) {
        String type = stored == null || stored.isEmpty() ? textType : stored;
        int parameters = type.indexOf(';');
        String plain = (parameters < 0 ? type : type.substring(0, parameters)).strip();
        int slash = plain.indexOf('/');
        if (slash <= 0 || slash != plain.lastIndexOf('/') || slash == plain.length() - 1) {
            return List.of(plain, OCTETS, "*/*");
        }
        return List.of(plain, plain.substring(0, slash) + "/*", OCTETS, "*/*");
    }

    static Reply reply(Call call, String className, String id) {
        long size = call.db().contents().size(className, id);
        String type = call.binaryType();
        Reply reply = Reply.bytes(type, out -> {
                    try (InputStream in = call.db().contents().open(className, id)) {
                        in.transferTo(out);
                    }
                })
                .with("Content-Length", Long.toString(size))
                .with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", "default-src 'none'; sandbox");
        return INLINE.contains(type) ? reply : reply.with("Content-Disposition", "attachment");
    }

    /** The bytes as a text: in base64 if asked for, else with escapes. */
    static String text(Call call, byte[] bytes) {
        return "base64".equals(call.query().last("@encoding"))
                ? Base64.getEncoder().encodeToString(bytes)
                : WireValues.bytesText(bytes);
    }
}
