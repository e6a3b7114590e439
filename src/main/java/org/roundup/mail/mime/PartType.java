package org.roundup.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParseException;
import java.util.Locale;
import java.util.Optional;

/** What a part says of its type, read leniently. */
final class PartType {

    private static final String DEFAULT = "text/plain";

    private PartType() {}

    private static Optional<String> header(Part part, String name) {
        try {
            String[] values = part.getHeader(name);
            return values == null || values.length == 0 ? Optional.empty() : Optional.of(values[0]);
        } catch (MessagingException unreadable) {
            return Optional.empty();
        }
    }

    /** Type and subtype, lower case; text/plain if nothing can be made of it. */
    static String of(Part part) {
        String header = header(part, "Content-Type").orElse(DEFAULT);
        int end = header.indexOf(';');
        String type = (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        int slash = type.indexOf('/');
        return slash > 0 && slash < type.length() - 1 && type.indexOf(' ') < 0 ? type : DEFAULT;
    }

    /** A parameter of the type. */
    static Optional<String> parameter(Part part, String name) {
        return header(part, "Content-Type").flatMap(header -> {
            try {
                return Optional.ofNullable(new ContentType(header).getParameter(name));
            } catch (ParseException broken) {
                return Optional.empty();
            }
        });
    }

    /**
     * The name of the file that the part is: without folders and control characters.
     *
     * @return empty if it has none
     */
    static Optional<String> fileName(Part part) {
        return header(part, "Content-Disposition")
                .flatMap(PartType::dispositionName)
                .or(() -> parameter(part, "name"))
                .map(HeaderText::decode)
                .map(PartType::baseName)
                .filter(name -> !name.isEmpty());
    }

    private static Optional<String> dispositionName(String header) {
        try {
            return Optional.ofNullable(new jakarta.mail.internet.ContentDisposition(header).getParameter("filename"));
        } catch (ParseException broken) {
            return Optional.empty();
        }
    }

    private static String baseName(String name) {
        int separator = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return name.substring(separator + 1).strip();
    }
}
