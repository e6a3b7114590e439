/**
 * Health and metrics by HTTP, beside the trackers: {@code /-/live}, {@code /-/ready} and {@code /-/metrics}. No tracker is
 * asked who is calling; {@link org.roundup.ops.http.Admission} decides who is told more than a yes or no.
 */
package org.roundup.ops.http;
