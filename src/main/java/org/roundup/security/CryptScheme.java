package org.roundup.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.Crypt;
import org.roundup.hyperdb.ValueError;

/**
 * The function crypt of Unix. New passwords get its oldest form (DES), which looks at eight bytes only; stored ones may
 * also have the forms {@code $1$} (MD5), {@code $5$} (SHA-256) and {@code $6$} (SHA-512).
 */
final class CryptScheme implements PasswordScheme {

    private static final String SALT_CHARACTERS = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final Pattern KNOWN_FORMS = Pattern.compile("[./0-9A-Za-z]{2,}"
            + "|\\$1\\$[./0-9A-Za-z]{0,8}\\$.*"
            + "|\\$[56]\\$(?:rounds=(?<rounds>\\d{1,9})\\$)?[./0-9A-Za-z]{1,16}\\$.*");

    @Override
    public String name() {
        return "crypt";
    }

    @Override
    public String encode(String password, int rounds, SecureRandom random) {
        char first = SALT_CHARACTERS.charAt(random.nextInt(SALT_CHARACTERS.length()));
        char second = SALT_CHARACTERS.charAt(random.nextInt(SALT_CHARACTERS.length()));
        return crypt(password, "" + first + second);
    }

    @Override
    public String encodeLike(String password, String data) {
        Matcher form = KNOWN_FORMS.matcher(data);
        if (!form.matches()) {
            throw new ValueError("invalid crypt hash (neither DES nor $1$, $5$ or $6$)");
        }
        String rounds = form.group("rounds");
        if (rounds != null && Integer.parseInt(rounds) > Pbkdf2Scheme.MOST_ROUNDS) {
            throw new ValueError("invalid crypt hash (rounds too high)");
        }
        return crypt(password, data);
    }

    private static String crypt(String password, String salt) {
        try {
            return Crypt.crypt(password.getBytes(StandardCharsets.UTF_8), salt);
        } catch (IllegalArgumentException e) {
            throw new ValueError("invalid crypt hash (invalid salt)", e);
        }
    }
}
