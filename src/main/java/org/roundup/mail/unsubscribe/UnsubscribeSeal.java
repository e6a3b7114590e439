package org.roundup.mail.unsubscribe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.config.option.WebOptions;

/**
 * Writes and reads links that end mails.
 *
 * <p>The last segment of a link is {@code <subject>.<HMAC-SHA256 of it>}, both in URL-safe base64; the subject is user id,
 * class, item id and list, one a line. The key is made of the tracker's secret key for this purpose alone. A link stays
 * valid as long as that key: it is in old mails, and what it does can be done twice.
 */
public final class UnsubscribeSeal {

    /** How the path of every link begins, below the tracker's address. */
    public static final String PATH = "@unsubscribe/";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern LINES = Pattern.compile("\n");
    private static final Pattern ID = Pattern.compile("[0-9]{1,10}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int PARTS = 4;

    private final String web;
    private final SecretKeySpec key;

    public UnsubscribeSeal(TrackerConfig config) {
        this.web = config.get(TrackerOptions.WEB);
        byte[] secret = ("unsubscribe:" + config.get(WebOptions.SECRET_KEY)).getBytes(StandardCharsets.UTF_8);
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The address that carries out an unsubscription. */
    public String url(Unsubscription wish) {
        return web + PATH + token(wish);
    }

    private String token(Unsubscription wish) {
        byte[] subject = String.join("\n", wish.userId(), wish.className(), wish.itemId(), wish.list())
                .getBytes(StandardCharsets.UTF_8);
        return base64(subject) + "." + base64(code(subject));
    }

    /** What the last segment of a link asks for; empty if it is not one of ours. */
    public Optional<Unsubscription> read(String token) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] subject = Base64.getUrlDecoder().decode(token.substring(0, dot));
            byte[] given = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return MessageDigest.isEqual(given, code(subject)) ? parse(subject) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Unsubscription> parse(byte[] subject) {
        String[] parts = LINES.split(new String(subject, StandardCharsets.UTF_8), -1);
        boolean complete = parts.length == PARTS
                && ID.matcher(parts[0]).matches()
                && NAME.matcher(parts[1]).matches()
                && ID.matcher(parts[2]).matches();
        return complete ? Optional.of(new Unsubscription(parts[0], parts[1], parts[2], parts[3])) : Optional.empty();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] code(byte[] subject) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(subject);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
