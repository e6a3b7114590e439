/**
 * Logging outside of application servers: section logging of a tracker's configuration, applied to java.util.logging.
 *
 * <p>For programs that own their process, such as the command line; inside an application server its console decides.
 * {@link org.roundup.ops.logging.LoggingSetup} may be called from any thread; the last call wins.
 */
package org.roundup.ops.logging;
