package org.roundup.rest.resource;

import java.util.Set;

/**
 * An address that a JAX-RS resource of a tracker answers.
 *
 * @param path below {@code rest}, with variables in braces
 * @param methods in upper case
 */
public record Foreign(String path, Set<String> methods) {}
