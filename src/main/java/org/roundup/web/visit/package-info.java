/**
 * One visit: what a request asks for, who asks, what that person may do, and what the answer will say. Actions,
 * forms and templates get everything from here. A visit belongs to one request and one thread.
 */
package org.roundup.web.visit;
