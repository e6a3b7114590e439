package org.roundup.web.wrapper;

/** What lies beyond an unset link: false in conditions, empty of everything, and so is whatever is looked up in it. */
public final class MissingValue {

    private final String path;

    MissingValue(String path) {
        this.path = path;
    }

    /** This value again. */
    public MissingValue get(String member) {
        return this;
    }

    /** Nothing. */
    public String plain() {
        return "";
    }

    /** Nothing. */
    public String field() {
        return "";
    }

    /** Never. */
    public boolean getAsBoolean() {
        return false;
    }

    /** Always. */
    public boolean isEmpty() {
        return true;
    }

    /** Always, as templates of Roundup print it. */
    @Override
    public String toString() {
        return "[Attempt to look up " + path + " on a missing value]";
    }
}
