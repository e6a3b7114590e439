package org.roundup.rest.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.ValueText;
import org.roundup.rest.wire.ApiError;
import org.roundup.store.StoredClass;
import org.roundup.web.visit.Request;

/**
 * Marks of the state of an item: they change with every property, and nobody can find out properties from them without the
 * tracker's secret key.
 */
final class Etags {

    private static final int BUFFER = 8192;

    private Etags() {}

    /** The mark of an item, in quotes. */
    static String of(Call call, StoredClass hyperclass, String id) {
        hyperclass.readMultilinks(id);
        Mac mac = call.place().marks().begin();
        ClassDefinition definition = hyperclass.definition();
        StringBuilder text =
                new StringBuilder(512).append("rest ").append(definition.name()).append('\0');
        for (String name : call.place().marks().properties(definition)) {
            if (definition.isFile() && name.equals("content")) {
                mac.update(text.toString().getBytes(StandardCharsets.UTF_8));
                text.setLength(0);
                addContent(mac, call, definition.name(), id);
            } else {
                text.append(name)
                        .append('\0')
                        .append(text(hyperclass.get(id, name)))
                        .append('\0');
            }
        }
        return '"' + HexFormat.of().formatHex(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8))) + '"';
    }

    private static String text(Object value) {
        return value instanceof Password password ? password.stored() : ValueText.str(value);
    }

    private static void addContent(Mac mac, Call call, String className, String id) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = call.db().contents().open(className, id)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                mac.update(buffer, 0, read);
            }
        } catch (NotFound lost) {
            mac.update((byte) 1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Locks an item and compares its mark with those that the call gives by header and body, so that of two who change
     * the same state only the first succeeds.
     *
     * @throws ApiError 412 if none is given or one does not match
     * @throws NotFound if there is no such item
     */
    static void lockAndCheck(Call call, StoredClass hyperclass, String id) {
        call.db().lock(hyperclass.getClassname(), id);
        String header = call.request().header("if-match");
        String member = call.input().text("@etag");
        String present = of(call, hyperclass, id);
        boolean matches = (header != null || member != null)
                && (header == null || present.equals(withoutCoding(header)))
                && (member == null || present.equals(withoutCoding(member)));
        if (!matches) {
            ApiError error = new ApiError(
                    412, "If-Match is missing or does not match. Retrieve asset and retry modification if valid.");
            throw header == null && member == null ? error.missing() : error;
        }
    }

    /** Whether a mark is among those that a client has already. */
    static boolean isKnown(Request request, String mark) {
        String header = request.header("if-none-match");
        if (header == null) {
            return false;
        }
        for (String each : header.split(",")) {
            String given = each.strip();
            String strong = given.startsWith("W/") ? given.substring(2) : given;
            if (strong.equals("*") || withoutCoding(strong).equals(mark)) {
                return true;
            }
        }
        return false;
    }

    /** The mark without the name of a compression that the answer with it had, as in {@code "abc-gzip"}. */
    private static String withoutCoding(String mark) {
        int dash = mark.lastIndexOf('-');
        return dash > 0 && mark.endsWith("\"") ? mark.substring(0, dash) + '"' : mark;
    }
}
