package org.roundup.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A mail with another content in place of its own. All headers that tell of the content come with the content; the others
 * stay, but for the subject, if the content has a protected one (RFC 9788, or {@code protected-headers} as many programs
 * write it).
 */
final class NewContent {

    private NewContent() {}

    /** @param content a part: headers, an empty line, and the rest */
    static void write(IncomingMail mail, InputStream content, OutputStream out) throws IOException {
        try {
            InternetHeaders inner = new InternetHeaders(content);
            boolean secretSubject = isProtected(inner) && inner.getHeader("Subject") != null;
            for (String line : mail.headerLineList()) {
                String name = name(line);
                boolean replaced = isAboutContent(name) || (secretSubject && name.equals("subject"));
                if (!replaced) {
                    write(out, line);
                }
            }
            for (String line : Collections.list(inner.getAllHeaderLines())) {
                String name = name(line);
                if (isAboutContent(name) || (secretSubject && name.equals("subject"))) {
                    write(out, line);
                }
            }
            write(out, "");
            content.transferTo(out);
        } catch (MessagingException broken) {
            throw new IOException("The headers of the content cannot be read", broken);
        }
    }

    private static boolean isProtected(InternetHeaders inner) {
        String[] types = inner.getHeader("Content-Type");
        String type = types == null ? "" : String.join(" ", List.of(types)).toLowerCase(Locale.ROOT);
        return type.contains("protected-headers=") || type.contains("hp=");
    }

    private static boolean isAboutContent(String name) {
        return name.startsWith("content-") || name.equals("mime-version");
    }

    private static String name(String line) {
        int colon = line.indexOf(':');
        return (colon < 0 ? line : line.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
