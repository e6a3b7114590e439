package org.roundup.mail.pgp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.pgp.OpenedMail.Kind;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.PgpOptions;
import org.roundup.tracker.config.option.PgpOptions.Requirement;

/** Who has to use PGP, and whether a mail does. */
public final class PgpRules {

    private static final String BY_MAIL = "email";
    private static final String BY_SIGNED_MAIL = "email-sig-openpgp";

    private final TrackerConfig config;
    private final HyperClass users;

    public PgpRules(TrackerConfig config, Hyperdb db) {
        this.config = config;
        this.users = db.getclass("user");
    }

    /** Whether a user is one of those who have to use it: all, or those with one of the roles in {@code [pgp] roles}. */
    public boolean concern(String userId) {
        List<String> wanted = Arrays.stream(
                        config.get(PgpOptions.ROLES).orElse("").split(","))
                .map(PgpRules::plain)
                .filter(role -> !role.isEmpty())
                .toList();
        if (wanted.isEmpty()) {
            return true;
        }
        return Arrays.stream(text(userId, "roles").split(","))
                .map(PgpRules::plain)
                .anyMatch(wanted::contains);
    }

    /** Whether mail to an address has to be encrypted. */
    public boolean encryptTo(String address) {
        if (!config.get(PgpOptions.ENABLE) || !config.get(PgpOptions.ENCRYPT)) {
            return false;
        }
        if (config.get(PgpOptions.ROLES).orElse("").isBlank()) {
            return true;
        }
        return users.definition().has("address")
                && users.stringFind(java.util.Map.of("address", address)).stream()
                        .anyMatch(this::concern);
    }

    /**
     * Checks the mail of an author.
     *
     * @return where the changes come from: {@code email}, or {@code email-sig-openpgp} with a good signature
     * @throws UsageError if the mail does not suffice, or its signature is bad, whether or not one is needed
     */
    public String check(OpenedMail mail, String authorId) {
        if (!config.get(PgpOptions.ENABLE)) {
            return BY_MAIL;
        }
        boolean concerned = concern(authorId);
        Requirement requirement = config.get(PgpOptions.REQUIRE_INCOMING);
        if (concerned && requirement != Requirement.SIGNED && mail.kind() != Kind.ENCRYPTED) {
            throw new UsageError("This tracker takes mail from you only if it is PGP encrypted.");
        }
        if (concerned && mail.kind() == Kind.PLAIN) {
            throw new UsageError("This tracker takes mail from you only if it is PGP signed or encrypted: "
                    + "it must be PGP signed or encrypted as PGP/MIME (RFC 3156).");
        }
        if (mail.problem() != null) {
            throw new UsageError(mail.problem());
        }
        boolean mayBeUnsigned = mail.kind() == Kind.ENCRYPTED && (!concerned || requirement == Requirement.ENCRYPTED);
        return mail.kind() == Kind.PLAIN || (mail.signatures().isEmpty() && mayBeUnsigned)
                ? BY_MAIL
                : requireSignature(mail.signatures(), text(authorId, "address"), mayBeUnsigned);
    }

    /** The first signature of the author decides. */
    private static String requireSignature(List<Signature> signatures, String address, boolean mayBeUnsigned) {
        Signature own = signatures.stream()
                .filter(each -> each.addresses().contains(plain(address)))
                .findFirst()
                .orElse(null);
        if (own != null && own.state() == Signature.State.GOOD) {
            return BY_SIGNED_MAIL;
        }
        if (mayBeUnsigned) {
            return BY_MAIL;
        }
        if (own == null) {
            throw new UsageError(
                    signatures.isEmpty()
                            ? "Unsigned Message"
                            : "Message signed with unknown key: "
                                    + signatures.get(signatures.size() - 1).key());
        }
        throw new UsageError(
                switch (own.state()) {
                    case EXPIRED_KEY -> "Message signed with an expired key: " + own.key();
                    case REVOKED_KEY -> "Message signed with a revoked key: " + own.key();
                    case UNKNOWN_KEY -> "Message signed with unknown key: " + own.key();
                    default -> "Invalid PGP signature detected.";
                });
    }

    private String text(String userId, String property) {
        Object value = users.definition().has(property) ? users.get(userId, property) : null;
        return value == null ? "" : value.toString();
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
