package org.roundup.transfer;

import java.util.List;

/**
 * What an export wrote.
 *
 * @param longestField characters of the longest field; the Python program reads fields up to {@code csv_field_size}
 * @param warnings contents that are missing
 */
public record ExportReport(int longestField, List<String> warnings) {}
