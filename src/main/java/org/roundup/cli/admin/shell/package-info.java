/**
 * Reads what the command line and the interactive mode of {@code roundup admin} hold, finds the command that is meant,
 * runs it, and turns errors into messages and exit codes. Used by one thread.
 */
package org.roundup.cli.admin.shell;
