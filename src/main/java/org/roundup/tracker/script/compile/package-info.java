/**
 * From the script files of a tracker home to classes that can be run: finding the files, compiling them together,
 * keeping the result in a cache on disk, loading it, and telling where in which file an error arose. Only the script
 * package calls it.
 *
 * <p>Everything here is immutable except {@link org.roundup.tracker.script.compile.ScriptLoader}, which may be shared
 * between threads like any class loader.
 */
package org.roundup.tracker.script.compile;
