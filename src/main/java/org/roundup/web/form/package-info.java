/**
 * The form protocol: which fields change which items. It reads what was submitted and says what would change; nothing
 * is written and no permission is checked here. Belongs to one visit.
 */
package org.roundup.web.form;
