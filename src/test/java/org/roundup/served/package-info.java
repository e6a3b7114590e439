/** A tracker that is served by a real server, for tests of the faces for programs. */
package org.roundup.served;
