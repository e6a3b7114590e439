package org.roundup.rest.wire;

import java.io.OutputStream;

/** The formats of answers. */
public enum Format {
    JSON("application/json"),
    XML("application/xml");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Begins a document. */
    TreeWriter writer(OutputStream out, boolean pretty) {
        return this == JSON ? new JsonWriter(out, pretty) : new XmlWriter(out);
    }
}
