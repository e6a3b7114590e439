package org.roundup.mail.mime;

import java.util.List;

/**
 * What a mail says.
 *
 * @param text the text; null if there is no part that could be it, empty if there is one without text
 * @param attachments everything else
 */
public record MailContent(String text, List<Attachment> attachments) {}
