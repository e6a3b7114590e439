package org.roundup.web.page;

/** A finished page. */
public record Rendered(String contentType, String text) {}
