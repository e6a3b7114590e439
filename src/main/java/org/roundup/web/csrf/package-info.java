/**
 * Protection against forged requests: the checks of headers that tell where a request comes from, and tokens in forms.
 * Also used by the other HTTP faces. Immutable; safe for all threads.
 */
package org.roundup.web.csrf;
