/**
 * Where mail comes from: a file, a POP3 or an IMAP mailbox. A mail is removed from its source only after it was dealt with,
 * so that a crash makes it come again rather than lose it. One thread at a time uses a source.
 */
package org.roundup.mail.source;
