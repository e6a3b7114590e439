/**
 * What forms and links can do besides showing a page: one class for each action. An action checks permissions, works on
 * the unit of work of the visit, commits, and says what the browser gets. Actions are stateless.
 */
package org.roundup.web.action;
