/**
 * Who the visitor is: the session cookie, HTTP authentication, logins and their limits. Immutable objects for all
 * threads; what is remembered lies in the database.
 */
package org.roundup.web.session;
