package org.roundup.web.wrapper;

/**
 * A property that a form sets to another value than it has by now.
 *
 * @param name of the property
 * @param theirs the value that it has by now, as text
 * @param mine the value in the form, as text
 * @param theirValue the value that it has by now, as a form sends it
 * @param myValue the value in the form, as a form sends it
 * @param choice {@code theirs} if only others have changed it, {@code mine} if only the visitor has, else empty
 */
public record Conflict(String name, String theirs, String mine, String theirValue, String myValue, String choice) {

    public String getName() {
        return name;
    }

    public String getTheirs() {
        return theirs;
    }

    public String getMine() {
        return mine;
    }

    public String getTheirValue() {
        return theirValue;
    }

    public String getMyValue() {
        return myValue;
    }

    public String getChoice() {
        return choice;
    }
}
