/**
 * Addresses below {@code rest} that a tracker adds by JAX-RS resources: classes annotated with {@link
 * jakarta.ws.rs.Path}, found in the jars of its folder {@code lib} or named by {@code rest.resource(...)} in {@code
 * interfaces.groovy}. Jersey serves them, behind the same checks as everything else, within the unit of work of the call.
 * Resources are made for each call unless they say otherwise; what is public here is for them. Safe for all threads.
 */
package org.roundup.rest.jaxrs;
