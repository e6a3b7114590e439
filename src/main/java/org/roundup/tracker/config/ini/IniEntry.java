package org.roundup.tracker.config.ini;

/**
 * One option as it stands in a file.
 *
 * @param section name of the section, as written
 * @param name name of the option in lower case
 * @param raw the value before interpolation; lines of a continued value are joined by a line feed
 * @param line number of the line where the option begins, counted from 1
 */
public record IniEntry(String section, String name, String raw, int line) {}
