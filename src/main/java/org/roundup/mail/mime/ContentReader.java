package org.roundup.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.roundup.hyperdb.UsageError;

/**
 * Finds the text of a mail among its parts, and its attachments. The text is the first part of plain text that is not
 * empty; where a mail offers several versions of it, plain text goes before what was HTML, and the last before the others.
 */
public final class ContentReader {

    private static final Session SESSION = Session.getInstance(new Properties());

    /** No stack holds more parts inside each other. */
    private static final int DEEPEST = 500;

    private static final String UNNAMED = "unnamed";

    private final Rules rules;
    private final long deepest;
    private final int mostParts;
    private int parts;

    /**
     * How mails are read.
     *
     * @param convertsHtml whether HTML can be the text; the original is attached then
     * @param unpacksMails whether a mail inside the mail is read like it, rather than attached as a whole
     * @param ignoresAlternatives whether the versions of the text that were not chosen are dropped
     * @param mostParts how many parts a mail may have
     * @param deepest how many parts may lie inside each other; never more than 500
     */
    public record Rules(
            boolean convertsHtml, boolean unpacksMails, boolean ignoresAlternatives, long mostParts, long deepest) {}

    private ContentReader(Rules rules) {
        this.rules = rules;
        this.deepest = Math.min(DEEPEST, rules.deepest);
        this.mostParts = (int) Math.min(Integer.MAX_VALUE - 1, rules.mostParts);
    }

    /**
     * Reads a mail.
     *
     * @throws UsageError if there are too many parts, or too many inside each other
     */
    public static MailContent read(IncomingMail mail, Rules rules) {
        Found found = new ContentReader(rules).part(mail.message(), "", 0, rules.ignoresAlternatives);
        return new MailContent(found.text, List.copyOf(found.attachments));
    }

    private Found part(MimePart part, String parentType, int depth, boolean ignoresAlternatives) {
        if (depth > deepest) {
            throw new UsageError("The parts of the mail are nested more than " + deepest + " deep.");
        }
        if (++parts > mostParts) {
            throw BoundedMultipart.tooMany(mostParts);
        }
        String type = PartType.of(part);
        if (type.equals("text/plain")) {
            return Found.text(PartBytes.text(part).replace("\r\n", "\n"), part);
        }
        if (type.equals("text/html") && rules.convertsHtml) {
            return Found.html(HtmlText.of(PartBytes.text(part)), part, attachment(part, type));
        }
        if (type.equals("application/pgp-signature") && parentType.equals("multipart/signed")) {
            return new Found();
        }
        if (type.startsWith("multipart/")) {
            return children(inside(part), part, type, depth, ignoresAlternatives);
        }
        if (type.equals("message/rfc822")) {
            Optional<MimeMessage> inner = innerMail(part);
            return rules.unpacksMails && inner.isPresent()
                    ? children(List.of(inner.get()), part, type, depth, ignoresAlternatives)
                    : Found.attachment(mailAttachment(part, inner));
        }
        return Found.attachment(attachment(part, type));
    }

    private Found children(
            List<MimePart> children, MimePart parent, String type, int depth, boolean ignoresAlternatives) {
        boolean alternative = type.equals("multipart/alternative");
        Found result = new Found();
        List<Attachment> ofChosen = List.of();
        for (MimePart child : children) {
            Found next = part(child, type, depth + 1, ignoresAlternatives && !result.hasText());
            if (result.merge(next, alternative)) {
                ofChosen = next.attachments;
            }
        }
        if (alternative && ignoresAlternatives && result.hasText()) {
            result.attachments = new ArrayList<>(ofChosen);
        }
        if (children.isEmpty() && PartBytes.raw(parent).length > 0 && !type.equals("message/rfc822")) {
            byte[] raw = PartBytes.raw(parent);
            if (!new String(raw, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
                result.attachments.add(new Attachment(UNNAMED, "application/octet-stream", () -> raw));
            }
        }
        return result;
    }

    /** The parts of a multipart; none if it is too broken to have any. */
    private List<MimePart> inside(MimePart part) {
        List<MimePart> children = new ArrayList<>();
        try {
            MimeMultipart multipart = new BoundedMultipart(new MimePartDataSource(part), mostParts);
            int count = multipart.getCount();
            for (int i = 0; i < count; i++) {
                children.add((MimePart) multipart.getBodyPart(i));
            }
        } catch (MessagingException broken) {
            return List.of();
        }
        return children;
    }

    private static Optional<MimeMessage> innerMail(MimePart part) {
        try {
            return Optional.of(new MimeMessage(SESSION, part.getInputStream()));
        } catch (MessagingException | java.io.IOException broken) {
            return Optional.empty();
        }
    }

    private static Attachment mailAttachment(MimePart part, Optional<MimeMessage> inner) {
        String name = inner.flatMap(ContentReader::subject)
                .map(subject -> subject.replaceAll("[/\\\\]", "-") + ".eml")
                .or(() -> PartType.fileName(part))
                .orElse(UNNAMED);
        return new Attachment(name, "message/rfc822", () -> PartBytes.read(part));
    }

    private static Optional<String> subject(MimeMessage mail) {
        try {
            return Optional.ofNullable(mail.getHeader("Subject", null))
                    .map(HeaderText::decode)
                    .map(String::strip)
                    .filter(subject -> !subject.isEmpty());
        } catch (MessagingException unreadable) {
            return Optional.empty();
        }
    }

    private static Attachment attachment(MimePart part, String type) {
        boolean isText =
                type.startsWith("text/") || PartType.parameter(part, "charset").isPresent();
        return new Attachment(
                PartType.fileName(part).orElse(UNNAMED),
                type,
                () -> isText ? PartBytes.text(part) : PartBytes.read(part));
    }

    /** What was found so far. */
    private static final class Found {
        private String text;
        private MimePart textPart;
        private boolean fromHtml;
        private List<Attachment> attachments = new ArrayList<>();

        static Found text(String text, MimePart part) {
            Found found = new Found();
            found.text = text;
            found.textPart = part;
            return found;
        }

        static Found html(String text, MimePart part, Attachment original) {
            Found found = text(text, part);
            found.fromHtml = true;
            found.attachments.add(original);
            return found;
        }

        static Found attachment(Attachment attachment) {
            Found found = new Found();
            found.attachments.add(attachment);
            return found;
        }

        boolean hasText() {
            return text != null && !text.isEmpty();
        }

        /** Adds what the next part holds. True if that has become the text. */
        boolean merge(Found next, boolean alternative) {
            boolean chosen = choose(next, alternative);
            attachments.addAll(next.attachments);
            return chosen;
        }

        private boolean choose(Found next, boolean alternative) {
            if (!hasText()) {
                if (next.text != null) {
                    take(next);
                }
                return next.hasText();
            }
            if (!next.hasText() || next.fromHtml) {
                return false;
            }
            if (!alternative) {
                attachments.add(ContentReader.attachment(next.textPart, "text/plain"));
                return false;
            }
            if (!fromHtml) {
                attachments.add(ContentReader.attachment(textPart, "text/plain"));
            }
            take(next);
            return true;
        }

        private void take(Found next) {
            text = next.text;
            textPart = next.textPart;
            fromHtml = next.fromHtml;
        }
    }
}
