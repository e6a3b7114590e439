/**
 * The model of the hyperdatabase: schema, property types, items and their values, search requests, detectors and
 * the errors that every face of Roundup reports. Pure Java without I/O; everything on higher floors may use it.
 *
 * <p>Values and schema objects are immutable and may be shared between threads. {@link org.roundup.hyperdb.Hyperdb}
 * and {@link org.roundup.hyperdb.HyperClass} are a unit of work and belong to one thread.
 */
package org.roundup.hyperdb;
