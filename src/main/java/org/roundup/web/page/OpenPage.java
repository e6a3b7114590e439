package org.roundup.web.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/**
 * A rendered page in which the places for the random texts of one answer are still open: the nonce of its scripts and
 * the token of its forms. Immutable.
 */
final class OpenPage {

    /** What templates print in place of the nonce. Random, so that no text of a tracker can contain it. */
    static final String NONCE = random();

    /** What templates print in place of the form token. */
    static final String TOKEN = random();

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
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    static OpenPage of(String contentType, String text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        int nonce = text.indexOf(NONCE);
        int token = text.indexOf(TOKEN);
        while (nonce >= 0 || token >= 0) {
            boolean nonceFirst = token < 0 || nonce >= 0 && nonce < token;
            int hole = nonceFirst ? nonce : token;
            pieces.add(new Piece(bytes(text, from, hole), nonceFirst ? NONCE : TOKEN));
            from = hole + NONCE.length();
            nonce = nonceFirst ? text.indexOf(NONCE, from) : nonce;
            token = nonceFirst ? token : text.indexOf(TOKEN, from);
        }
        pieces.add(new Piece(bytes(text, from, text.length()), ""));
        return new OpenPage(contentType, List.copyOf(pieces));
    }

    private static byte[] bytes(String text, int from, int to) {
        return text.substring(from, to).getBytes(StandardCharsets.UTF_8);
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
