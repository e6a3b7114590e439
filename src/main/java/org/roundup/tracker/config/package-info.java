/**
 * The configuration of a tracker: {@code config.ini} of its home, and the free-form files of detectors and extensions.
 *
 * <p>{@link org.roundup.tracker.config.TrackerConfig#load} reads and checks everything at one point; after that a
 * configuration never changes and may be shared between threads. {@link org.roundup.tracker.config.ConfigDraft} makes
 * one without a file, {@link org.roundup.tracker.config.ConfigUpdate} brings an old file up to date. Everything wrong is
 * reported as one {@link org.roundup.hyperdb.ConfigurationError}, in words for the person who edits the file.
 */
package org.roundup.tracker.config;
