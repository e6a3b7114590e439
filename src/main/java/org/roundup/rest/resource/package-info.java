/**
 * The addresses below {@code rest} and what can be done with them: one class for a kind of address. Everything here runs
 * within the unit of work of one call; the classes themselves are immutable and safe for all threads.
 */
package org.roundup.rest.resource;
