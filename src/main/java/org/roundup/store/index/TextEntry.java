package org.roundup.store.index;

import java.util.Objects;

/** A text to be found: that of a String property, or the content of a file item (property {@code content}). */
public record TextEntry(String className, String itemId, String property, String text) {

    public TextEntry {
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(itemId, "itemId");
        Objects.requireNonNull(property, "property");
        Objects.requireNonNull(text, "text");
    }

    /** The item's class and id, without the property. */
    String designator() {
        return className + itemId;
    }
}
