/**
 * The command {@code server}: a web server for trackers in this process.
 *
 * <p>Options come from the command line and from a configuration file, are checked at one point
 * ({@link org.roundup.cli.server.ServerSettings}) and then run one {@link org.roundup.cli.server.EmbeddedServer}.
 */
package org.roundup.cli.server;
