package org.roundup.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.ValueError;

class PasswordsTest {

    private final Passwords passwords = new Passwords(1000, new SecureRandom());

    static List<String[]> vectors() {
        return Vectors.of("/security/passwords.txt");
    }

    static List<String[]> malformed() {
        return Vectors.of("/security/passwords-malformed.txt");
    }

    static List<String> schemes() {
        return Passwords.schemeNames();
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("vectors")
    void verifiesWhatRoundupStored(String clearText, String stored, String truncates) {
        Password password = Password.parse(stored).orElseThrow();
        assertTrue(passwords.verify(password, clearText));
        assertEquals(!truncates.isEmpty(), passwords.verify(password, clearText + "x"));
        assertFalse(passwords.verify(password, "x" + clearText));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void malformedPasswordsFitNothing(String stored, String reason) {
        Password password = Password.parse(stored).orElseThrow();
        assertFalse(passwords.verify(password, "sekrit"));
        ValueError error = assertThrows(ValueError.class, () -> passwords.matches(password, "sekrit"));
        assertEquals(reason, error.getMessage());
        assertTrue(passwords.needsMigration(password));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void encodedPasswordsVerify(String scheme) {
        for (String clearText : List.of("sekrit", "pässword€", "a b:c{x}", "{SHA}x", "\ud83d\ude00")) {
            Password password = passwords.encode(clearText, scheme);
            assertEquals(scheme, password.scheme());
            assertTrue(passwords.verify(password, clearText));
            assertFalse(passwords.verify(password, "other"));
            assertEquals(password, Password.parse(password.stored()).orElseThrow());
        }
    }

    @Test
    void namesSchemesDefaultFirst() {
        assertEquals(
                List.of("PBKDF2S5", "PBKDF2", "SSHA", "SHA", "MD5", "crypt", "plaintext"), Passwords.schemeNames());
        assertTrue(Passwords.supportsRounds("PBKDF2"));
        assertFalse(Passwords.supportsRounds("SSHA"));
        assertFalse(Passwords.supportsRounds("FOO"));
    }

    @Test
    void saltsDiffer() {
        for (String scheme : List.of("PBKDF2S5", "PBKDF2", "SSHA")) {
            assertNotEquals(passwords.encode("sekrit", scheme), passwords.encode("sekrit", scheme));
        }
    }

    @Test
    void readsEncodedAndClearText() {
        assertEquals(new Password("SHA", "x"), passwords.read("{SHA}x", "PBKDF2S5"));
        assertTrue(passwords.verify(passwords.read("bar", "SSHA"), "bar"));
        assertTrue(passwords.verify(passwords.read("{SHA}", "PBKDF2S5"), "{SHA}"));
        ValueError error = assertThrows(ValueError.class, () -> passwords.read("{CRYPT}x", "PBKDF2S5"));
        assertEquals("Unknown encryption scheme: 'CRYPT'", error.getMessage());
        assertThrows(ValueError.class, () -> passwords.encode("x", "FOO"));
    }

    @Test
    void usesTheRoundsOfTheTracker() {
        Passwords stronger = new Passwords(1500, new SecureRandom());
        Password weak = passwords.encode("sekrit");
        Password strong = stronger.encode("sekrit");
        assertTrue(strong.data().startsWith("1500$"));
        assertTrue(stronger.needsMigration(weak));
        assertFalse(stronger.needsMigration(strong));
        assertFalse(passwords.needsMigration(strong));
        assertTrue(passwords.needsMigration(passwords.encode("sekrit", "PBKDF2")));
        ValueError error =
                assertThrows(ValueError.class, () -> new Passwords(999, new SecureRandom()).encode("sekrit"));
        assertEquals("invalid PBKDF2 hash (rounds too low)", error.getMessage());
    }

    @Test
    void nothingFitsWhereNoPasswordIsSet() {
        assertFalse(passwords.verify(null, ""));
        assertFalse(new Passwords(0, new SecureRandom()).verify(null, "x"));
    }

    @Test
    void generatesPasswordsWithADigit() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String password = passwords.generate();
            assertTrue(password.matches("[A-Za-z0-9]{12}"), password);
            assertTrue(password.matches(".*[0-9].*"), password);
            assertTrue(seen.add(password));
        }
    }

    @Test
    void onlyValueErrorsEscapeFromGarbage() {
        Random random = new Random(4711);
        String alphabet = "$$$1056rounds=salt./+=AZaz09*é";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder data = new StringBuilder(random.nextBoolean() ? "$" + random.nextInt(8) + "$" : "");
            for (int length = random.nextInt(12); length >= 0; length--) {
                data.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String scheme = Passwords.schemeNames().get(random.nextInt(7));
            boolean slow = scheme.equals("crypt") && data.toString().matches("\\$[56]\\$.*");
            if (!slow || i % 100 == 0) {
                assertFalse(passwords.verify(new Password(scheme, data.toString()), "sekrit\ud83d"));
            }
        }
    }
}
