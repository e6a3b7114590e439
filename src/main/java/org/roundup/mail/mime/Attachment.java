package org.roundup.mail.mime;

import java.util.function.Supplier;

/**
 * A file that came with a mail.
 *
 * @param name without folders; {@code unnamed} if the mail gave none
 * @param type type and subtype, lower case
 * @param content reads the content: bytes, or text if it is to be stored as UTF-8
 */
public record Attachment(String name, String type, Supplier<Object> content) {}
