/**
 * The arguments of an index page: which columns, sort and group keys, filter, search words and page a list shows. They
 * are read from form fields and written back into addresses and forms in the order that Roundup uses, so that stored
 * queries and bookmarks keep working. Values are immutable.
 */
package org.roundup.web.index;
