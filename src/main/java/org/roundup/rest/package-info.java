/**
 * REST, version 1: everything below {@code rest} of a tracker's address. {@link org.roundup.rest.RestFace} takes the
 * requests; {@code resource} has the addresses, {@code wire} the formats. Safe for all threads.
 */
package org.roundup.rest;
