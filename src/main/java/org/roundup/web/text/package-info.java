/**
 * Text that people write, as HTML: links for addresses and designators, Markdown, masked mail addresses. What comes
 * out is safe to print. Stateless but for what the caller hands in; may be used by any thread.
 */
package org.roundup.web.text;
