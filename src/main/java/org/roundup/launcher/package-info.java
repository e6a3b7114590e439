/**
 * Starts the program from its one file, {@code roundup.jar}.
 *
 * <p>The file carries the program and its libraries as nested JARs, since a JVM reads classes only from JARs that
 * lie on a disk. The launcher lays each of them once into a cache folder, under a name made from its content, and
 * runs the program from there in the same JVM. It promises that any number of processes may start at once, that a
 * folder which lost files mends itself, and that a folder which cannot be written is done without.
 *
 * <p>Plain Java, the only classes at the top of the file; nothing else in the project knows this package, and it
 * knows of the program only the name of its main class.
 */
package org.roundup.launcher;
