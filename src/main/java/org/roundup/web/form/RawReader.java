package org.roundup.web.form;

import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.ValueError;

/** Turns text that a person wrote into the value of a property. */
@FunctionalInterface
public interface RawReader {

    /**
     * The value.
     *
     * @param id the item whose present value relative input refers to, or null
     * @throws ValueError if the text cannot be a value of the property
     */
    Object read(HyperClass hyperclass, String id, Property property, String text);
}
