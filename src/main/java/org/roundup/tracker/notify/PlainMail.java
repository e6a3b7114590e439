package org.roundup.tracker.notify;

import java.util.List;

/**
 * A mail of plain text.
 *
 * @param to addresses
 * @param subject its subject
 * @param body its text
 * @param author address of the author, or null for the tracker's administrator
 */
public record PlainMail(List<String> to, String subject, String body, String author) {}
