package org.roundup.mail.pgp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPUserId;
import org.bouncycastle.openpgp.api.OpenPGPKey;

/** The keys that a tracker knows. Immutable. */
final class KeyRing {

    private final List<OpenPGPCertificate> certificates;

    /** @param certificates public keys, some of them with their secret part; each key once */
    KeyRing(Collection<OpenPGPCertificate> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    List<OpenPGPCertificate> certificates() {
        return certificates;
    }

    /** Those with a secret part. */
    List<OpenPGPKey> secretKeys() {
        List<OpenPGPKey> keys = new ArrayList<>();
        for (OpenPGPCertificate each : certificates) {
            if (each instanceof OpenPGPKey key) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** The one with that key or subkey. */
    Optional<OpenPGPCertificate> find(KeyIdentifier id) {
        return certificates.stream().filter(each -> each.getKey(id) != null).findFirst();
    }

    /** The first one of an address with which can be encrypted now. */
    Optional<OpenPGPCertificate> toEncryptFor(String address) {
        return certificates.stream()
                .filter(each -> addresses(each).contains(lower(address))
                        && !each.getEncryptionKeys().isEmpty())
                .findFirst();
    }

    /** The first one of an address with which can be signed now. */
    Optional<OpenPGPKey> toSignAs(String address) {
        return secretKeys().stream()
                .filter(each -> addresses(each).contains(lower(address))
                        && !each.getSigningKeys().isEmpty())
                .findFirst();
    }

    /** The addresses that the owner of a key says are theirs, lower case. An expired or revoked key has all it ever had. */
    static Set<String> addresses(OpenPGPCertificate certificate) {
        List<OpenPGPUserId> valid = certificate.getValidUserIds();
        boolean usable = certificate.getPrimaryKey().isBoundAt(Date.from(Instant.now()));
        Set<String> addresses = new TreeSet<>();
        for (OpenPGPUserId id : usable ? valid : certificate.getAllUserIds()) {
            address(id.getUserId()).ifPresent(addresses::add);
        }
        return addresses;
    }

    /** The address in {@code Name (comment) <address>}, or an address alone. */
    private static Optional<String> address(String userId) {
        int open = userId.lastIndexOf('<');
        int close = userId.lastIndexOf('>');
        String address = open >= 0 && close > open ? userId.substring(open + 1, close) : userId;
        return address.indexOf('@') > 0 ? Optional.of(lower(address.strip())) : Optional.empty();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
