/**
 * What the faces for programs share: who calls, by session cookie, password, or token, and whether a browser may have been
 * made to call. Immutable and safe for all threads, except where a class says otherwise.
 */
package org.roundup.web.api;
