/**
 * The scripts of a tracker: {@code schema.groovy}, detectors, extensions, {@code interfaces.groovy} and {@code
 * initial_data.groovy}. {@link org.roundup.tracker.script.Scripts} is one state of them, loaded as far as it is needed;
 * {@link org.roundup.tracker.script.ScriptWatch} notices changed files and keeps the last good state if they are
 * broken. Thread-safe.
 *
 * <p>Only {@code org.roundup.tracker} opens scripts; others get what these declare from there.
 */
package org.roundup.tracker.script;
