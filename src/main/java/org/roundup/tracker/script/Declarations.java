package org.roundup.tracker.script;

import java.util.Map;
import org.roundup.hyperdb.Detectors;
import org.roundup.hyperdb.Schema;
import org.roundup.security.Security;
import org.roundup.tracker.script.api.Face;

/**
 * All that the scripts of a tracker declare.
 *
 * @param interfaces what {@code interfaces.groovy} says, by part of Roundup
 */
record Declarations(
        Schema schema, Security security, Detectors detectors, Extensions extensions, Map<String, Face> interfaces) {}
