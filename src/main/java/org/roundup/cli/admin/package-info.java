/**
 * {@code roundup admin}, known as {@code roundup-admin}: the commands with which administrators look after trackers.
 * Whoever may read the files of a tracker may do everything here; no permission is asked for.
 *
 * <p>Short commands must start fast: nothing here starts CDI, and only what needs detectors or entities loads Groovy or
 * EclipseLink.
 */
package org.roundup.cli.admin;
