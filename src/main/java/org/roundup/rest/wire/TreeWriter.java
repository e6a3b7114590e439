package org.roundup.rest.wire;

import java.io.IOException;

/** Writes a tree of maps (by text), iterables, texts, numbers, booleans and nulls as a document. */
interface TreeWriter {

    /** Writes the document; iterables are read only now, and one by one. */
    void write(Object tree) throws IOException;
}
