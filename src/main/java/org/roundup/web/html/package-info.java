/**
 * HTML as text: escaping, the type that marks finished markup, and a builder for elements. Everybody on the web floor
 * may use it. Values are immutable; builders belong to one thread.
 */
package org.roundup.web.html;
