/**
 * The pages of one tracker: takes a request through identification, protection against forgery, action and page, and
 * turns every error into an answer in one place. A site serves all threads.
 */
package org.roundup.web.site;
