/**
 * The options that a tracker's {@code config.ini} may hold, and the kinds of values they take.
 *
 * <p>There is one class of constants for each section, e.g. {@link org.roundup.tracker.config.option.WebOptions}; the
 * order of the constants is the order in generated files. {@link org.roundup.tracker.config.option.Catalogue} lists the
 * sections. To add an option, add a constant. Everything here is immutable once its class is loaded and may be used by
 * any thread.
 */
package org.roundup.tracker.config.option;
