package org.roundup.web.csrf;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FormTokensTest {

    private static final Instant NOW = Instant.parse("2024-05-06T07:08:09Z");

    private static FormTokens at(Instant time, String secret) {
        return new FormTokens(secret, Duration.ofMinutes(10), Clock.fixed(time, ZoneOffset.UTC));
    }

    private final String token = at(NOW, "secret").issue("3", "session");

    @Test
    void isValidForItsUserAndSession() {
        assertTrue(at(NOW, "secret").verify(token, "3", "session").isPresent());
        assertNotEquals(token, at(NOW, "secret").issue("3", "session"));
    }

    @Test
    void isValidForNobodyElse() {
        assertFalse(at(NOW, "secret").verify(token, "4", "session").isPresent());
        assertFalse(at(NOW, "secret").verify(token, "3", "other").isPresent());
        assertFalse(at(NOW, "another").verify(token, "3", "session").isPresent());
    }

    @Test
    void expires() {
        assertTrue(
                at(NOW.plusSeconds(599), "secret").verify(token, "3", "session").isPresent());
        assertFalse(
                at(NOW.plusSeconds(600), "secret").verify(token, "3", "session").isPresent());
    }

    @Test
    void noLetterOfItCanBeChanged() {
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'Q' : 'A';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertFalse(at(NOW, "secret").verify(forged, "3", "session").isPresent(), forged);
        }
        assertFalse(at(NOW, "secret").verify("bogus", "3", "session").isPresent());
        assertFalse(at(NOW, "secret").verify("", "3", "session").isPresent());
    }
}
