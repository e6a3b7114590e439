/**
 * What people write in messages, told apart from what they quote and sign with. Stateless; for the mail gateway, and for
 * the detectors that give messages a summary.
 */
package org.roundup.tracker.message;
