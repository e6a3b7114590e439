/**
 * Reads mail as it comes, however broken: headers, addresses, the text and the attachments. What cannot be understood is
 * taken as it is; nothing here fails because of what a mail contains, except for bounds on its size and depth. Stateless.
 */
package org.roundup.mail.mime;
