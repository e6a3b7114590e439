/**
 * The languages of pages: which one a visitor wants, and the texts in it. The English text is the name of a message,
 * so a missing translation shows English. Translators are immutable and may be used by any thread.
 */
package org.roundup.web.i18n;
