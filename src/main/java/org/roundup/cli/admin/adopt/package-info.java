/**
 * Takes over the home of a tracker that was made with the Python program: writes the scripts that this program needs,
 * from what the database records, and leaves everything else as it is, so that both programs can open the tracker.
 */
package org.roundup.cli.admin.adopt;
