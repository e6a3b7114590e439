package org.roundup.web.form;

import java.util.List;
import java.util.Map;

/**
 * What a form wants.
 *
 * @param items what changes, by item; of existing items only values that differ from the stored ones
 * @param links what is linked afterwards
 */
public record ParsedForm(Map<FormTarget, Map<String, Object>> items, List<FormLink> links) {}
