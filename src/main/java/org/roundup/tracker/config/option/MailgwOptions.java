package org.roundup.tracker.config.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Section mailgw: receiving. */
public final class MailgwOptions {
    static final OptionSection SECTION = new OptionSection("mailgw", "Incoming mail.");

    /** What becomes of parts of a subject that are not understood. */
    public enum SubjectParsing {
        /** The mail is refused. */
        STRICT,
        /** The part belongs to the title. */
        LOOSE,
        /** Parts are not looked at; they belong to the title. */
        NONE
    }

    /** Converters from HTML to text; there is one, all names but {@link #NONE} mean it. */
    public enum HtmlToText {
        BEAUTIFULSOUP,
        JUSTHTML,
        DEHTML,
        JSOUP,
        NONE
    }

    /** What becomes of mail that is not proved to come from its sender. */
    public enum Unauthenticated {
        /** The sender is believed. */
        ACCEPT,
        /** The author is the user anonymous. */
        ANONYMOUS,
        /** The mail waits until the sender confirms it. */
        CONFIRM
    }

    public static final Option<When> KEEP_QUOTED_TEXT = SECTION.option(
                    "keep_quoted_text", ValueTypes.choice(When.class))
            .initially("yes")
            .alias("EMAIL_KEEP_QUOTED_TEXT")
            .means("Whether quotations stay in the message; new means only in mail that creates an item.");

    public static final Option<When> LEAVE_BODY_UNCHANGED = SECTION.option(
                    "leave_body_unchanged", ValueTypes.choice(When.class))
            .initially("no")
            .alias("EMAIL_LEAVE_BODY_UNCHANGED")
            .means("Whether the text is kept whole, with quotations and signature; new as above.");

    public static final Option<String> DEFAULT_CLASS = SECTION.option("default_class", ValueTypes.text())
            .initially("issue")
            .alias("MAIL_DEFAULT_CLASS")
            .means("Class of items that mail creates if its subject names none. If empty, it has to name one.");

    public static final Option<Optional<String>> LANGUAGE = SECTION.option(
                    "language", ValueTypes.optional(ValueTypes.text()))
            .initially("")
            .means("Language of answers to mail. Empty is the tracker's language.");

    public static final Option<SubjectParsing> SUBJECT_PREFIX_PARSING = SECTION.option(
                    "subject_prefix_parsing", ValueTypes.choice(SubjectParsing.class))
            .initially("strict")
            .means("""
                    What to do with text in brackets at the beginning of a subject that names no item:
                    strict refuses the mail, loose takes it as part of the title, none does so with
                    every such text.""");

    public static final Option<SubjectParsing> SUBJECT_SUFFIX_PARSING = SECTION.option(
                    "subject_suffix_parsing", ValueTypes.choice(SubjectParsing.class))
            .initially("strict")
            .means("The same for text in brackets at the end of a subject that does not set properties.");

    public static final Option<String> SUBJECT_SUFFIX_DELIMITERS = SECTION.option(
                    "subject_suffix_delimiters", ValueTypes.pair())
            .initially("[]")
            .means("The opening and the closing bracket, for both ends of the subject.");

    public static final Option<SubjectMatch> SUBJECT_CONTENT_MATCH = SECTION.option(
                    "subject_content_match", ValueTypes.subjectMatch())
            .initially("always")
            .means("""
                    Whether a reply that names no item is taken to belong to the item with the same
                    title: always, never, or only for some time after that item's creation or last
                    change, for example: activity + 30d""");

    public static final Option<Boolean> SUBJECT_UPDATES_TITLE = SECTION.option(
                    "subject_updates_title", ValueTypes.yesNo())
            .initially("yes")
            .means("Whether a different subject in a mail to an item changes that item's title.");

    public static final Option<Pattern> REFWD_RE = SECTION.option("refwd_re", ValueTypes.regexp())
            .initially("(\\s*\\W?\\s*(fw|fwd|re|aw|sv|ang)\\W)+")
            .means("""
                    The marks of replies and forwarded mail at the beginning of a subject. This one, which is Roundup's,
                    takes any sign for the colon, and so the beginning of re-evaluate. Stricter, and wiser about Re[2]:
                    (\\s*(fw|fwd|re|aw|sv|ang|wg|antw)(\\[\\d+\\])?\\s*:)+""");

    public static final Option<Pattern> ORIGMSG_RE = SECTION.option("origmsg_re", ValueTypes.regexp())
            .initially("^[>|\\s]*-----\\s?Original Message\\s?-----$")
            .means("The line above a message that is quoted as a whole.");

    public static final Option<Pattern> SIGN_RE = SECTION.option("sign_re", ValueTypes.regexp())
            .initially("^[>|\\s]*-- ?$")
            .means("The line above a signature.");

    public static final Option<Pattern> EOL_RE =
            SECTION.option("eol_re", ValueTypes.regexp()).initially("[\\r\\n]+").means("The end of a line.");

    public static final Option<Pattern> BLANKLINE_RE = SECTION.option("blankline_re", ValueTypes.regexp())
            .initially("[\\r\\n]+\\s*[\\r\\n]+")
            .means("An empty line, that is, the gap between paragraphs.");

    public static final Option<Boolean> UNPACK_RFC822 = SECTION.option("unpack_rfc822", ValueTypes.yesNo())
            .initially("no")
            .means("Whether a mail inside a mail is taken apart, rather than kept as one file.");

    public static final Option<Boolean> IGNORE_ALTERNATIVES = SECTION.option("ignore_alternatives", ValueTypes.yesNo())
            .initially("no")
            .means("Whether other versions of the text, usually HTML, are dropped rather than kept as files.");

    public static final Option<HtmlToText> CONVERT_HTMLTOTEXT = SECTION.option(
                    "convert_htmltotext", ValueTypes.choice(HtmlToText.class))
            .initially("none")
            .means("Whether mail that has only HTML is converted to text (jsoup) or refused (none).");

    public static final Option<Boolean> KEEP_REAL_FROM = SECTION.option("keep_real_from", ValueTypes.yesNo())
            .initially("no")
            .alias("EMAIL_KEEP_REAL_FROM")
            .means("Whether the author of a redirected mail counts as its sender, rather than who redirected it.");

    public static final Option<Unauthenticated> UNAUTHENTICATED = SECTION.option(
                    "unauthenticated", ValueTypes.choice(Unauthenticated.class))
            .initially("accept")
            .means("""
                    What to do with mail that is not proved to come from the address in From, by one of the
                    servers in authserv_ids or a PGP signature: accept believes it, anonymous takes it as
                    mail of the user anonymous, confirm has the sender answer a mail before it is taken.
                    An option of this program.""");

    public static final Option<List<String>> AUTHSERV_IDS =
            SECTION.option("authserv_ids", ValueTypes.words()).initially("").means("""
                    Names by which your own mail servers write headers Authentication-Results (RFC 8601).
                    They have to remove those that others write in their name. An option of this program.""");

    public static final Option<Long> AUTHSERV_HEADERS = SECTION.option("authserv_headers", ValueTypes.positive())
            .initially("1")
            .means("""
                    How many such headers these servers add to a mail. Only so many from the top count.
                    An option of this program.""");

    public static final Option<Long> MAX_MESSAGE_SIZE = SECTION.option("max_message_size", ValueTypes.count())
            .initially("0")
            .means("""
                    Size in bytes above which mail is refused, with an answer that says so. 0 is no limit.
                    An option of this program.""");

    public static final Option<Boolean> BOUNCE_UNKNOWN = SECTION.option("bounce_unknown", ValueTypes.yesNo())
            .initially("yes")
            .means("""
                    Whether mail that is not taken is answered even if no user has the address. If not, it goes to
                    the quarantine. An option of this program.""");

    public static final Option<Long> MAX_PARTS = SECTION.option("max_parts", ValueTypes.positive())
            .initially("2000")
            .means("Number of parts above which mail is refused. An option of this program.");

    public static final Option<Long> MAX_DEPTH = SECTION.option("max_depth", ValueTypes.positive())
            .initially("100")
            .means("How deep the parts of a mail may lie in each other. An option of this program.");

    public static final Option<List<String>> SOURCE =
            SECTION.option("source", ValueTypes.words()).initially("").means("""
                    Mailboxes that the server empties into the tracker, separated by commas; each as mailgw
                    takes it: imaps user@mail.example [folder], pops user@mail.example, mailbox /path ...
                    An option of this program.""");

    public static final Option<String> SOURCE_PASSWORD = SECTION.option("source_password", ValueTypes.secret())
            .initially("")
            .means("Password of the accounts in source that have none there. An option of this program.");

    public static final Option<Optional<String>> SOURCE_PROCESSED = SECTION.option(
                    "source_processed", ValueTypes.optional(ValueTypes.text()))
            .initially("")
            .means("""
                    Folder to which IMAP mails are moved when they were dealt with. If empty, they are deleted. An
                    option of this program.""");

    public static final Option<Long> SOURCE_INTERVAL = SECTION.option("source_interval", ValueTypes.positive())
            .initially("60")
            .means("""
                    Seconds between looks at a mailbox. IMAP servers tell of new mail meanwhile. An option of
                    this program.""");

    public static final Option<Optional<Path>> SOURCE_OAUTH = SECTION.option(
                    "source_oauth", ValueTypes.optional(ValueTypes.path()))
            .initially("")
            .means(
                    "Directory of the OAuth tokens for imaps_oauth. Empty is oauth beside this file. An option of this program.");

    public static final Option<String> SOURCE_OAUTH_ENDPOINT = SECTION.option(
                    "source_oauth_endpoint", ValueTypes.text())
            .initially("https://login.microsoftonline.com/organizations/oauth2/v2.0/token")
            .means("Where OAuth tokens are renewed. An option of this program.");

    private MailgwOptions() {}
}
