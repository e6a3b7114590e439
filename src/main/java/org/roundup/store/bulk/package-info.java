/** Loads many items at once past detectors and checks, in batches of plain statements: for import and sample data. */
package org.roundup.store.bulk;
