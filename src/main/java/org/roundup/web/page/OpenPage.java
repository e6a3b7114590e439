package org.roundup.web.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.roundup.web.template.PageText;

/**
 * A rendered page in which the places for the random texts of one answer are still open: the nonce of its scripts and
 * the token of its forms. Immutable.
 */
final class OpenPage {

    /** How an open place begins: with a letter that texts rarely have, so that it is found soon. */
    private static final char MARK = 'Q';

    /** What templates print in place of the nonce. Random, so that no text of a tracker can contain it. */
    static final String NONCE = random();

    /** What templates print in place of the form token. */
    static final String TOKEN = random();

    private static final List<String> HOLES = List.of(NONCE, TOKEN);
    private static final int HOLE_LENGTH = NONCE.length();

    private record Piece(byte[] bytes, String hole) {}

    private final String contentType;
    private final List<Piece> pieces;
    private final int size;

    private OpenPage(String contentType, List<Piece> pieces) {
        this.contentType = contentType;
        this.pieces = pieces;
        this.size = pieces.stream().mapToInt(piece -> piece.bytes.length).sum();
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return MARK + Base64.getUrlEncoder().encodeToString(bytes);
    }

    static OpenPage of(String contentType, PageText text) {
        byte[] bytes = text.bytes();
        List<Piece> pieces = new ArrayList<>();
        int end = text.length();
        int from = 0;
        for (int i = 0; i <= end - HOLE_LENGTH; i++) {
            String hole = bytes[i] == MARK ? holeAt(bytes, i) : null;
            if (hole != null) {
                pieces.add(new Piece(Arrays.copyOfRange(bytes, from, i), hole));
                from = i + HOLE_LENGTH;
                i = from - 1;
            }
        }
        pieces.add(new Piece(Arrays.copyOfRange(bytes, from, end), ""));
        return new OpenPage(contentType, List.copyOf(pieces));
    }

    private static String holeAt(byte[] bytes, int start) {
        for (String hole : HOLES) {
            int i = 0;
            while (i < HOLE_LENGTH && bytes[start + i] == hole.charAt(i)) {
                i++;
            }
            if (i == HOLE_LENGTH) {
                return hole;
            }
        }
        return null;
    }

    /** The size in bytes. */
    int size() {
        return size;
    }

    /** The page for one answer. The token is only asked for if the page has forms that need it. */
    Rendered fill(String nonce, Supplier<String> token) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size + 128 * pieces.size());
        for (Piece piece : pieces) {
            out.writeBytes(piece.bytes);
            if (!piece.hole.isEmpty()) {
                String text = piece.hole.equals(NONCE) ? nonce : token.get();
                out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Rendered(contentType, out.toByteArray());
    }
}
