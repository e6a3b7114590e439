package org.roundup.transfer;

import java.util.List;
import java.util.Map;

/**
 * What an import brought.
 *
 * @param nextIds class → the id after the highest imported one, at least 2
 * @param warnings contents that are missing, references to items that do not exist
 */
public record ImportReport(Map<String, Long> nextIds, List<String> warnings) {}
