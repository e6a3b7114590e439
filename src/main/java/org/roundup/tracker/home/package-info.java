/**
 * Homes of trackers on disk: where their files are, the template sets they are made from, installing and initialising
 * them. For the command line; by one process at a time per home.
 */
package org.roundup.tracker.home;
