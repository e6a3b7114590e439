package org.roundup.mail.incoming;

/** What has become of a mail. */
public enum Receipt {
    /** An item was created or changed. */
    TAKEN,
    /** It is a copy of a mail that was taken before. */
    DUPLICATE,
    /** Its sender was told why it was not taken, or got what was asked for. */
    ANSWERED,
    /** It is automatic mail, of which nobody takes notice. */
    IGNORED,
    /** It lies in the quarantine. */
    QUARANTINED,
    /** It lies in the quarantine until its sender confirms it. */
    WAITING,
    /** Nothing could be done now; whoever has the mail must keep it and try again. */
    DEFERRED
}
