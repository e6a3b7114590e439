/**
 * The command line: {@link org.roundup.cli.Main} hands the words behind a command's name to that command.
 *
 * <p>A command is a class with one method that returns the exit code. Only the command that was asked for is loaded, so
 * that a short one stays short.
 */
package org.roundup.cli;
