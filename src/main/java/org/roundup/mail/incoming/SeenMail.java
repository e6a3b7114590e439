package org.roundup.mail.incoming;

import java.util.List;
import org.roundup.mail.mime.HeaderText;
import org.roundup.mail.mime.IncomingMail;

/**
 * A mail as scripts see it.
 *
 * @param mail as it is to be read
 */
public record SeenMail(IncomingMail mail) {

    /** The first header of that name, decoded; null if there is none. */
    public String header(String name) {
        return mail.header(name).orElse(null);
    }

    /** All headers of that name, decoded. */
    public List<String> headers(String name) {
        return mail.rawHeaders(name).stream().map(HeaderText::decode).toList();
    }
}
