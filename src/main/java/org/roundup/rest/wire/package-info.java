/**
 * How REST is written on the wire: queries, bodies, formats, negotiation. Knows nothing of trackers. Everything here is
 * bounded: whatever is sent ends in values or in an {@link org.roundup.rest.wire.ApiError}.
 */
package org.roundup.rest.wire;
