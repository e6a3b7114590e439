/**
 * What the scripts of a tracker see: the base classes of scripts, and views of the schema, the database and the
 * security settings with the names and the manner of Roundup's Python API, so that scripts port line by line. Its
 * public methods are called by Groovy at run time; the other packages use them to run scripts.
 *
 * <p>{@link org.roundup.tracker.script.api.SetupDb} is used by one thread while a tracker starts. {@link
 * org.roundup.tracker.script.api.ScriptDb} belongs to the thread of its unit of work.
 */
package org.roundup.tracker.script.api;
