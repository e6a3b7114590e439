package org.roundup.mail.incoming;

/** How a mail has come to be looked at. */
enum Handling {
    /** It has just come. */
    FRESH,
    /** It lies in a mailbox, which hands it over again if the program is killed before it is removed from there. */
    HELD,
    /** The administrator has asked for it to be looked at again. */
    RETRIED,
    /** Its sender has confirmed it. */
    CONFIRMED;

    /** Whether nobody has looked at the mail before. */
    boolean isFirst() {
        return this == FRESH || this == HELD;
    }
}
