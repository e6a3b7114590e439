package org.roundup.tracker.config.option;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/** Section main: files, people, text search and passwords. */
public final class MainOptions {
    static final OptionSection SECTION = new OptionSection("main", "");

    /** Template languages; only {@link #VELOCITY} exists here, the others are accepted in existing files. */
    public enum TemplateEngine {
        VELOCITY,
        ZOPETAL,
        CHAMELEON,
        JINJA2
    }

    /** Who is told when a mail cannot be processed. */
    public enum ErrorRecipient {
        DISPATCHER,
        USER,
        BOTH
    }

    /** Kinds of HTML. */
    public enum HtmlVersion {
        HTML4,
        HTML5,
        XHTML
    }

    /** Text indexes; {@link #BUILT_IN} is written as an empty value. */
    public enum Indexer {
        BUILT_IN,
        XAPIAN,
        WHOOSH,
        NATIVE,
        NATIVE_FTS;

        private String spelling() {
            return this == BUILT_IN ? "" : ChoiceType.lowerCase(this).replace('_', '-');
        }
    }

    public static final Option<Path> DATABASE =
            SECTION.option("database", ValueTypes.path()).initially("db").means("""
                    Directory for everything that users enter: the SQLite database and the uploaded
                    files. Back it up.""");

    public static final Option<TemplateEngine> TEMPLATE_ENGINE = SECTION.option(
                    "template_engine", ValueTypes.choice(TemplateEngine.class))
            .initially("velocity")
            .means("""
                    Language of the page templates. Pages are always rendered by Velocity; the names
                    zopetal, chameleon and jinja2 are accepted from older files.""");

    public static final Option<Path> TEMPLATES =
            SECTION.option("templates", ValueTypes.path()).initially("html").means("Directory of the page templates.");

    public static final Option<List<Path>> STATIC_FILES =
            SECTION.option("static_files", ValueTypes.paths()).initially("").means("""
                    Directories searched, in this order, for files below @@file/ before the directory of
                    the page templates is. An entry - ends the search: what was not found so far does
                    not exist. Everybody can read these files, logged in or not.""");

    public static final Option<String> ADMIN_EMAIL = SECTION.option("admin_email", ValueTypes.mailAddress())
            .initially("roundup-admin")
            .means("Sender of system mail, and the person who hears of failures of this program.");

    public static final Option<String> DISPATCHER_EMAIL = SECTION.option("dispatcher_email", ValueTypes.mailAddress())
            .initially("roundup-admin")
            .means("The person who hears of mail that could not be processed; see error_messages_to.");

    public static final Option<String> EMAIL_FROM_TAG = SECTION.option("email_from_tag", ValueTypes.text())
            .initially("")
            .means("Text that follows the author's name in the From header of mail to the nosy list.");

    public static final Option<String> NEW_WEB_USER_ROLES = SECTION.option("new_web_user_roles", ValueTypes.text())
            .initially("User")
            .means("Roles, separated by commas, of users who register in the browser.");

    public static final Option<String> NEW_EMAIL_USER_ROLES = SECTION.option("new_email_user_roles", ValueTypes.text())
            .initially("User")
            .means("Roles, separated by commas, of users who are created by writing a mail.");

    public static final Option<String> OBSOLETE_HISTORY_ROLES = SECTION.option(
                    "obsolete_history_roles", ValueTypes.text())
            .initially("Admin")
            .means("""
                    Roles, separated by commas, that see history entries of properties and classes which
                    the schema no longer has. No permission can be checked for those.""");

    public static final Option<ErrorRecipient> ERROR_MESSAGES_TO = SECTION.option(
                    "error_messages_to", ValueTypes.choice(ErrorRecipient.class))
            .initially("user")
            .means("Who gets an answer when a mail cannot be processed: its sender, the dispatcher, or both.");

    public static final Option<HtmlVersion> HTML_VERSION = SECTION.option(
                    "html_version",
                    ValueTypes.choice(HtmlVersion.class, ChoiceType::lowerCase, "Allowed values: html4, html5"))
            .initially("html4")
            .unused()
            .means("Has no effect: pages are what their templates make them.");

    public static final Option<ZoneId> TIMEZONE = SECTION.option("timezone", ValueTypes.timezone())
            .initially("UTC")
            .alias("DEFAULT_TIMEZONE")
            .means("Time zone of users who have not chosen one.");

    public static final Option<Boolean> INSTANT_REGISTRATION = SECTION.option(
                    "instant_registration", ValueTypes.yesNo())
            .initially("no")
            .means("Whether an account exists as soon as the registration form is sent, without a mail to confirm it.");

    public static final Option<Boolean> EMAIL_REGISTRATION_CONFIRMATION = SECTION.option(
                    "email_registration_confirmation", ValueTypes.yesNo())
            .initially("yes")
            .means("Whether answering the confirmation mail confirms a registration, besides the link in it.");

    public static final Option<Indexer> INDEXER = SECTION.option(
                    "indexer",
                    ValueTypes.choice(
                            Indexer.class,
                            Indexer::spelling,
                            "Allowed values: '', 'xapian', 'whoosh', 'native', 'native-fts'"))
            .initially("")
            .means("""
                    How text is searched. Empty is the best that the database offers, native is a table
                    of words, native-fts is the database's own text search. The names xapian and whoosh
                    are accepted from older files and mean the same as empty.""");

    public static final Option<String> INDEXER_LANGUAGE = SECTION.option("indexer_language", ValueTypes.text())
            .initially("english")
            .means("Language whose grammar the database's own text search applies.");

    public static final Option<List<String>> INDEXER_STOPWORDS = SECTION.option("indexer_stopwords", ValueTypes.words())
            .initially("")
            .means("Words that are too common to be searched for, in addition to the usual ones. Case does not count.");

    public static final Option<Integer> UMASK = SECTION.option("umask", ValueTypes.octal())
            .initially("0o2")
            .means("Permissions that new files and directories of the database do not get.");

    public static final Option<Long> CSV_FIELD_SIZE = SECTION.option("csv_field_size", ValueTypes.count())
            .initially("131072")
            .means("Greatest length of a single field, in characters, that an import accepts.");

    public static final Option<Long> PASSWORD_PBKDF2_DEFAULT_ROUNDS = SECTION.option(
                    "password_pbkdf2_default_rounds", ValueTypes.count())
            .initially("250000")
            .means("""
                    How often a password is hashed before it is stored. Every doubling makes both
                    guessing and logging in twice as slow. Less than 1000 counts as 1000.""");

    private MainOptions() {}
}
