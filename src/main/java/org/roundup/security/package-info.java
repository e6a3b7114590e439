/**
 * Who may do what: passwords, permissions, roles and rate limits. Knows the model in {@code org.roundup.hyperdb} and
 * nothing above it.
 *
 * <p>All classes may be used by several threads at once unless they say otherwise.
 */
package org.roundup.security;
