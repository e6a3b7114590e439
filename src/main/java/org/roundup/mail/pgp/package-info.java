/**
 * OpenPGP: the keys of a tracker, reading signed and encrypted mail (RFC 3156), and signing and encrypting what the tracker
 * sends. Keys come from a folder as GnuPG keeps it, or from armoured files; no other program is called. A key in that
 * folder is a key that the administrator trusts: there is no web of trust. For all threads.
 */
package org.roundup.mail.pgp;
