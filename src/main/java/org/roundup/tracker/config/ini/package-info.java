/**
 * The text of a configuration file: sections, options, continuation lines and interpolation.
 *
 * <p>This package knows the grammar only, not which options exist. It promises that a broken file never throws half way:
 * everything wrong with it is collected in {@link org.roundup.tracker.config.ini.IniFile#problems()}. Values are
 * immutable once parsed and may be shared between threads.
 */
package org.roundup.tracker.config.ini;
