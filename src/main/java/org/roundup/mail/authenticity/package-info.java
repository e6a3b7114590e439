/**
 * Whether a mail comes from whom it says: what the tracker's own mail servers have found out (SPF, DKIM, DMARC, login) and
 * written into its headers (RFC 8601). Nothing is looked up here. Stateless.
 */
package org.roundup.mail.authenticity;
