package org.roundup.mail.pgp;

import java.util.List;
import java.util.Locale;
import org.roundup.mail.mime.IncomingMail;

/**
 * A mail as it is to be read: what was signed, or what was encrypted, in place of what came. Closing it closes its content,
 * not the mail that came.
 */
public final class OpenedMail implements AutoCloseable {

    /** What came. */
    enum Kind {
        PLAIN,
        SIGNED,
        ENCRYPTED
    }

    private final Kind kind;
    private final IncomingMail content;
    private final List<Signature> signatures;
    private final String problem;
    private final boolean ownsContent;

    private OpenedMail(
            Kind kind, IncomingMail content, List<Signature> signatures, String problem, boolean ownsContent) {
        this.kind = kind;
        this.content = content;
        this.signatures = signatures;
        this.problem = problem;
        this.ownsContent = ownsContent;
    }

    /** Neither signed nor encrypted, or PGP is not looked at. */
    public static OpenedMail plain(IncomingMail mail) {
        return new OpenedMail(Kind.PLAIN, mail, List.of(), null, false);
    }

    static OpenedMail opened(Kind kind, IncomingMail content, List<Signature> signatures) {
        return new OpenedMail(kind, content, List.copyOf(signatures), null, true);
    }

    static OpenedMail broken(Kind kind, IncomingMail mail, String problem) {
        return new OpenedMail(kind, mail, List.of(), problem, false);
    }

    Kind kind() {
        return kind;
    }

    /** The mail to be read. */
    public IncomingMail content() {
        return content;
    }

    /** Whether it came encrypted, so that what answers it must be too. */
    public boolean cameEncrypted() {
        return kind == Kind.ENCRYPTED;
    }

    /** Whether it has a good signature of the owner of an address. */
    public boolean isSignedBy(String address) {
        return signatures.stream()
                .anyMatch(each -> each.state() == Signature.State.GOOD
                        && each.addresses().contains(address.toLowerCase(Locale.ROOT)));
    }

    List<Signature> signatures() {
        return signatures;
    }

    /** Why it could not be opened, or null. */
    String problem() {
        return problem;
    }

    @Override
    public void close() {
        if (ownsContent) {
            content.close();
        }
    }
}
