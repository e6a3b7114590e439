/**
 * Rows of items and of their links: read in batches with plain statements, written as entities. Nothing here knows
 * detectors, journals or permissions.
 */
package org.roundup.store.item;
