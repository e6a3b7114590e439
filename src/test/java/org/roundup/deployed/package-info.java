/**
 * The program as its users run it: the WAR on Tomcat and on WildFly, the JAR by itself.
 *
 * <p>A test of behaviour over HTTP goes into {@link org.roundup.deployed.DeployedContract}, or a class like it, and runs
 * against all three.
 */
package org.roundup.deployed;
