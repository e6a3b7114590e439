/**
 * What one run of {@code roundup admin} holds: options, pragmas, the terminal, and the tracker with its unit of work.
 * Commands get it handed in. Used by one thread.
 */
package org.roundup.cli.admin.session;
