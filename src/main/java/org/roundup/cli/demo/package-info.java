/** The command {@code demo}: a tracker with lifelike sample data, made and served in one step. */
package org.roundup.cli.demo;
