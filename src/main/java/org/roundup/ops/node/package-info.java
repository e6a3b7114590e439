/**
 * What can be known about this node and its trackers from outside of a request: whether they can serve, and figures about
 * them. Looking never makes anybody wait longer than a moment, whatever a database or disk does.
 */
package org.roundup.ops.node;
