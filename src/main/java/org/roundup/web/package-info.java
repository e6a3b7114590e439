/**
 * The web face: what browsers see.
 *
 * <p>{@link org.roundup.web.Startup} is where an application server, or our own, comes in. Servlets and filters here are
 * one instance for all threads.
 */
package org.roundup.web;
