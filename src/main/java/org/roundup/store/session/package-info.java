/**
 * What the web keeps between requests: sessions of visitors, keys that may be used once (against forged requests, for
 * registration and forgotten passwords), and the times that rate limits go by. All in the database, so that any node
 * serves any visitor; in short transactions of their own, apart from the unit of work of the request.
 *
 * <p>Of a key only the SHA-256 is stored: who reads the database cannot take over a session. Thread-safe.
 */
package org.roundup.store.session;
