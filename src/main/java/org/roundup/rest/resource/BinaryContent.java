package org.roundup.rest.resource;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.roundup.rest.wire.ApiError;
import org.roundup.web.asset.ByteRange;

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
    private static final int BUFFER = 16 * 1024;
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
        String mark = Etags.of(call, call.db().getclass(className), id);
        if (Etags.isKnown(call.request(), mark)) {
            return Reply.empty(304).with("ETag", mark);
        }
        long size = call.db().contents().size(className, id);
        ByteRange range = range(call, mark, size);
        if (range != null && !range.isSatisfiable()) {
            throw new ApiError(416, "The content has " + size + " bytes.").with("Content-Range", "bytes */" + size);
        }
        long first = range == null ? 0 : range.first();
        long length = range == null ? size : range.length();
        String type = call.binaryType();
        Reply reply = Reply.bytes(range == null ? 200 : 206, type, out -> {
                    try (InputStream in = call.db().contents().open(className, id)) {
                        copy(in, out, first, length);
                    }
                })
                .with("Content-Length", Long.toString(length))
                .with("ETag", mark)
                .with("Accept-Ranges", "bytes")
                .with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", "default-src 'none'; sandbox");
        if (range != null) {
            reply.with("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + size);
        }
        return INLINE.contains(type) ? reply : reply.with("Content-Disposition", "attachment");
    }

    /** The part that is asked for; null for the whole, which is sent too if the content has changed since ({@code If-Range}). */
    private static ByteRange range(Call call, String mark, long size) {
        String condition = call.request().header("if-range");
        boolean applies = call.request().method().equals("GET") && (condition == null || condition.equals(mark));
        return applies ? ByteRange.parse(call.request().header("range"), size) : null;
    }

    private static void copy(InputStream in, OutputStream out, long first, long length) throws IOException {
        in.skipNBytes(first);
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("The content is shorter than it was");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /** The bytes as a text: in base64 if asked for, else with escapes. */
    static String text(Call call, byte[] bytes) {
        return "base64".equals(call.query().last("@encoding"))
                ? Base64.getEncoder().encodeToString(bytes)
                : WireValues.bytesText(bytes);
    }
}
