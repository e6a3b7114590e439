package org.roundup.mail.pgp;

import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPSignatureException;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPSignature.OpenPGPDocumentSignature;
import org.bouncycastle.util.encoders.Hex;

/**
 * What there is to say of a signature.
 *
 * @param key fingerprint of the key, or its short id, as far as it is known
 * @param addresses of whom the key is, lower case; none if it is not in the key ring
 */
record Signature(String key, Set<String> addresses, State state) {

    /** Whether it counts, and if not, why. */
    enum State {
        GOOD,
        UNKNOWN_KEY,
        EXPIRED_KEY,
        REVOKED_KEY,
        BAD
    }

    static Signature of(OpenPGPDocumentSignature signature, Instant now) {
        OpenPGPComponentKey issuer = signature.getIssuer();
        if (issuer == null) {
            return unknown(signature.getKeyIdentifier());
        }
        OpenPGPCertificate certificate = issuer.getCertificate();
        return new Signature(
                upper(issuer.getPGPPublicKey().getFingerprint()),
                KeyRing.addresses(certificate),
                state(signature, certificate, issuer, Date.from(now)));
    }

    /** One by a key that is not in the key ring. */
    static Signature unknown(KeyIdentifier id) {
        byte[] fingerprint = id.getFingerprint();
        String key = fingerprint == null ? "%016X".formatted(id.getKeyId()) : upper(fingerprint);
        return new Signature(key, Set.of(), State.UNKNOWN_KEY);
    }

    private static String upper(byte[] fingerprint) {
        return Hex.toHexString(fingerprint).toUpperCase(java.util.Locale.ROOT);
    }

    private static State state(
            OpenPGPDocumentSignature signature, OpenPGPCertificate certificate, OpenPGPComponentKey issuer, Date now) {
        if (!signature.isTestedCorrect()) {
            return State.BAD;
        }
        if (isRevoked(certificate, issuer, now)) {
            return State.REVOKED_KEY;
        }
        if (isPast(certificate.getExpirationTime(), now) || isPast(issuer.getKeyExpirationDate(), now)) {
            return State.EXPIRED_KEY;
        }
        try {
            boolean good = signature.isValid() && !isPast(signature.getExpirationTime(), now);
            return good && issuer.isSigningKey(now) ? State.GOOD : State.BAD;
        } catch (PGPSignatureException unacceptable) {
            return State.BAD;
        }
    }

    private static boolean isRevoked(OpenPGPCertificate certificate, OpenPGPComponentKey issuer, Date now) {
        return certificate.getRevocation(now) != null || issuer.getRevocation(now) != null;
    }

    private static boolean isPast(Date end, Date now) {
        return end != null && end.toInstant().isBefore(now.toInstant());
    }
}
