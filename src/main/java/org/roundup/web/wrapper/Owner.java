package org.roundup.web.wrapper;

import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;

/**
 * The item (or the item to be made) that a property wrapper belongs to.
 *
 * @param id null for an item to be made
 * @param inContext whether it is what the page is about, so that its fields have short names
 */
record Owner(HyperClass hyperclass, String id, boolean inContext) {

    String className() {
        return hyperclass.getClassname();
    }

    ClassDefinition definition() {
        return hyperclass.definition();
    }

    String designator() {
        return id == null ? className() : className() + id;
    }

    /** The name of the field in which a form sends the property. */
    String fieldName(String property) {
        return inContext ? property : designator() + "@" + property;
    }
}
