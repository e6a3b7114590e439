/**
 * Files as they are: static files of a tracker and of the application, and the contents of items. Answers conditional
 * requests and ranges as RFC 9110 says. Safe for all threads.
 */
package org.roundup.web.asset;
