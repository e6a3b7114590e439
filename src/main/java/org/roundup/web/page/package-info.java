/**
 * Makes pages: chooses the template for a visit, gives it its names, and turns errors into pages. Safe for all threads.
 */
package org.roundup.web.page;
