package org.roundup.tracker.config.option;

/** Section nosy: who is told about messages. */
public final class NosyOptions {
    static final OptionSection SECTION = new OptionSection("nosy", "Mail to those who follow an item.");

    /** When authors receive their own messages. */
    public enum ToAuthor {
        YES,
        NO,
        NEW,
        /** If they are on the nosy list. */
        NOSY
    }

    /** Where the tracker's signature stands. */
    public enum SignaturePosition {
        TOP,
        BOTTOM,
        NONE
    }

    /** How many mails a message makes. */
    public enum EmailSending {
        SINGLE,
        MULTIPLE
    }

    public static final Option<ToAuthor> MESSAGES_TO_AUTHOR = SECTION.option(
                    "messages_to_author", ValueTypes.choice(ToAuthor.class))
            .initially("no")
            .alias("MESSAGES_TO_AUTHOR")
            .means("""
                    Whether authors get their own messages: yes, no, new for those that create an item,
                    nosy for authors on the nosy list.""");

    public static final Option<SignaturePosition> SIGNATURE_POSITION = SECTION.option(
                    "signature_position", ValueTypes.choice(SignaturePosition.class))
            .initially("bottom")
            .alias("EMAIL_SIGNATURE_POSITION")
            .means("Where the lines with the tracker's name and the item's address stand.");

    public static final Option<When> ADD_AUTHOR = SECTION.option("add_author", ValueTypes.choice(When.class))
            .initially("new")
            .alias("ADD_AUTHOR_TO_NOSY")
            .means("Whether authors of messages join the nosy list; new is only for messages that create an item.");

    public static final Option<When> ADD_RECIPIENTS = SECTION.option("add_recipients", ValueTypes.choice(When.class))
            .initially("new")
            .alias("ADD_RECIPIENTS_TO_NOSY")
            .means("The same for those to whom the mail was addressed besides the tracker.");

    public static final Option<EmailSending> EMAIL_SENDING = SECTION.option(
                    "email_sending", ValueTypes.choice(EmailSending.class))
            .initially("single")
            .means("Whether all recipients get one mail together, or each gets an own one.");

    public static final Option<Long> MAX_ATTACHMENT_SIZE = SECTION.option("max_attachment_size", ValueTypes.count())
            .initially("9223372036854775807")
            .means("Files with more bytes than this are not attached; the mail has a link to them.");

    public static final Option<Boolean> UNSUBSCRIBE_LINKS = SECTION.option("unsubscribe_links", ValueTypes.yesNo())
            .initially("yes")
            .means("""
                    Whether each recipient's mail has a header List-Unsubscribe with a link of their own that
                    takes them off the list of the item. A mail is then handed over for each recipient
                    by itself. Not known to Roundup itself.""");

    private NosyOptions() {}
}
