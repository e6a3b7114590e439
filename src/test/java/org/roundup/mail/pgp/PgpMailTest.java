package org.roundup.mail.pgp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.mail.incoming.Receipt;
import org.roundup.tracker.Tracker;

/** Mail that the program gpg signs and encrypts. */
class PgpMailTest extends PgpTrial {

    @Test
    void unsignedMailIsRefused() {
        assertRefused(with(), plain("alice@example.org"), "must be PGP signed or encrypted");
    }

    @Test
    void signedMailIsTakenAndOnlyWhatIsSigned() {
        assertTaken(with(), signedBy("alice@example.org"), "email-sig-openpgp: outer");
    }

    @Test
    void changedMailIsRefused() {
        assertRefused(
                with(),
                signedBy("alice@example.org").replace("secret text", "secret lies"),
                "Invalid PGP signature detected");
        assertRefused(
                with(),
                signedBy("alice@example.org").replace("application/pgp-signature\n\n", "text/plain\n\n"),
                "there is no PGP signature in it");
    }

    @Test
    void aThirdPartIsNotTaken() {
        String mail =
                signedBy("alice@example.org").replace("\n--b--", "\n--b\nContent-Type: text/plain\n\nsmuggled\n--b--");
        assertRefused(with(), mail, "there is no PGP signature in it");
    }

    @Test
    void theKeyHasToBeTheAuthors() {
        String signature = people.sign(TEXT, "zed@nowhere.example");
        assertRefused(with(), signed("alice@example.org", TEXT, signature), "signed with unknown key: ");
        String sealed = people.encryptAndSign(TEXT, "issue_tracker@tracker.example", "zed@nowhere.example");
        assertRefused(with(), encrypted("alice@example.org", sealed), "signed with unknown key: ");
        String others = people.sign(TEXT, "alice@example.org");
        assertRefused(with(), signed("bob@example.org", TEXT, others), "signed with unknown key: ");
    }

    @Test
    void expiredAndRevokedKeysDoNotCount() {
        String old = people.sign(TEXT, "bob@example.org", "--faked-system-time", LONG_AGO);
        assertRefused(with(), signed("bob@example.org", TEXT, old), "signed with an expired key: ");
        assertRefused(with(), signed("carol@example.org", TEXT, revoked), "signed with a revoked key: ");
    }

    @Test
    void signedMailIsNotEnoughWhereBothAreRequired() {
        assertRefused(with("pgp_require_incoming=both"), signedBy("alice@example.org"), "only if it is PGP encrypted");
    }

    @ParameterizedTest
    @CsvSource({
        "pgp_require_incoming=signed, false, Unsigned Message",
        "pgp_require_incoming=encrypted, false, email: outer",
        "pgp_roles=Chef, false, email: outer",
        "pgp_roles=Chef, true, email-sig-openpgp: outer",
        "'pgp_roles=Chef, user', false, Unsigned Message",
        "pgp_require_incoming=both, false, Unsigned Message",
        "pgp_require_incoming=both, true, email-sig-openpgp: outer",
    })
    void encryptedMailIsReadAndItsSignatureChecked(String setting, boolean alsoSigned, String outcome) {
        if (outcome.endsWith("outer")) {
            assertTaken(with(setting), sealed(alsoSigned), outcome);
        } else {
            assertRefused(with(setting), sealed(alsoSigned), outcome);
        }
    }

    @Test
    void aSignedMailMayBeInsideTheEncryptedOne() {
        String inner = signedBy("alice@example.org").replaceFirst("(?s).*?MIME-Version: 1.0\n", "");
        String mail = encrypted("alice@example.org", people.encrypt(inner, "issue_tracker@tracker.example"));
        assertTaken(with("pgp_require_incoming=both"), mail, "email-sig-openpgp: outer");
    }

    @Test
    void theProtectedSubjectCounts() {
        String inner = "Content-Type: text/plain; protected-headers=\"v1\"\r\nSubject: inner\r\n\r\nsecret text\r\n";
        String mail = encrypted(
                "alice@example.org",
                people.encryptAndSign(inner, "issue_tracker@tracker.example", "alice@example.org"));
        assertTaken(with(), mail, "email-sig-openpgp: inner");
    }

    @Test
    void whatCannotBeDecryptedIsRefused() {
        String mail = encrypted("alice@example.org", people.encrypt(TEXT, "alice@example.org"));
        assertRefused(with(), mail, "cannot be decrypted");
        assertRefused(with(), encrypted("alice@example.org", "no data at all"), "cannot be decrypted");
        String open = people.run(TEXT, "--armor", "--sign", "--local-user", "alice@example.org");
        assertRefused(with(), encrypted("alice@example.org", open), "it is not encrypted");
        String damaged = sealed(true).replaceFirst("\n([A-Za-z0-9+/]{20})", "\nAAAA$1");
        assertRefused(with(), damaged, "cannot be decrypted");
    }

    @Test
    void withoutReadableKeysMailWaits() {
        Tracker broken = copies.with(List.of("pgp_enable=yes", "pgp_homedir=/nowhere"));
        assertEquals(Receipt.DEFERRED, take(broken, signedBy("alice@example.org")));
    }
}
