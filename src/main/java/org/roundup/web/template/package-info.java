/**
 * Page templates: finding them in a tracker's folder and among those that come with the application, and rendering them
 * with Velocity. Everything a template prints is escaped unless it is {@link org.roundup.web.html.Markup}. One engine
 * serves all threads of a tracker.
 */
package org.roundup.web.template;
