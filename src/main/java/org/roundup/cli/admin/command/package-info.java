/** The commands of {@code roundup admin}, a class each. */
package org.roundup.cli.admin.command;
