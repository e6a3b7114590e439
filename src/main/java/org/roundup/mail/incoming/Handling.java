package org.roundup.mail.incoming;

/** How a mail has come to be looked at. */
enum Handling {
    /** It has just come. */
    FRESH,
    /** The administrator has asked for it to be looked at again. */
    RETRIED,
    /** Its sender has confirmed it. */
    CONFIRMED
}
