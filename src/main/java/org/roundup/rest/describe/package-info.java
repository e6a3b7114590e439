/**
 * The description of the interface by OpenAPI 3.1, made of the classes of a tracker, as far as a caller may see them. Knows
 * nothing of calls. Stateless and safe for all threads.
 */
package org.roundup.rest.describe;
