/** The condition and the figures of this node as JMX beans, for consoles of Java. */
package org.roundup.ops.jmx;
