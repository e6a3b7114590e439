package org.roundup.web.form;

/** After both exist, one item is put into a Link or Multilink of another. */
public record FormLink(FormTarget from, String property, FormTarget to) {}
