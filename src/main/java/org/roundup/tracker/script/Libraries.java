package org.roundup.tracker.script;

import java.nio.file.Path;
import java.util.List;

/**
 * What a tracker brings along in its folder {@code lib}, for one state of its scripts.
 *
 * @param loader knows the classes of the jars and of the scripts, and those of the program
 * @param jars the jars
 */
public record Libraries(ClassLoader loader, List<Path> jars) {}
