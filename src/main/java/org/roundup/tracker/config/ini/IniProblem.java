package org.roundup.tracker.config.ini;

/**
 * Something in a file that breaks its grammar.
 *
 * @param line number of the line, counted from 1; 0 if the file as a whole is meant
 * @param message what is wrong and where, ready to be shown; may have several lines
 */
public record IniProblem(int line, String message) {}
