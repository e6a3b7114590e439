/** The metrics of this node, in one registry: counted as requests pass, or asked for when somebody reads them. */
package org.roundup.ops.metrics;
