package org.roundup.web.form;

/**
 * An item that a form changes or makes.
 *
 * @param className its class
 * @param id its id; {@code -1}, {@code -2} and so on for an item that the form makes; null for the one that the page is
 *     about if that is yet to be made
 */
public record FormTarget(String className, String id) {

    /** Whether the item is yet to be made. */
    public boolean isNew() {
        return id == null || id.startsWith("-");
    }
}
