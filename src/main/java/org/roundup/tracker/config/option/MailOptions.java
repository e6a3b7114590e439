package org.roundup.tracker.config.option;

import java.nio.file.Path;
import java.util.Optional;

/** Section mail: sending. */
public final class MailOptions {
    static final OptionSection SECTION = new OptionSection("mail", "Outgoing mail.");

    public static final Option<String> DOMAIN = SECTION.option("domain", ValueTypes.text())
            .means("Domain for all addresses in this file that have no @ sign, and for message ids.");

    public static final Option<String> HOST =
            SECTION.option("host", ValueTypes.text()).alias("MAILHOST").means("The SMTP server.");

    public static final Option<String> USERNAME = SECTION.option("username", ValueTypes.text())
            .initially("")
            .means("Login on the SMTP server, if it wants one. The password is then needed too.");

    public static final Option<String> PASSWORD = SECTION.option("password", ValueTypes.mandatory(ValueTypes.secret()))
            .means("Password on the SMTP server.");

    public static final Option<Long> PORT =
            SECTION.option("port", ValueTypes.count()).initially("25").means("Port of the SMTP server.");

    public static final Option<Optional<String>> LOCAL_HOSTNAME = SECTION.option(
                    "local_hostname", ValueTypes.optional(ValueTypes.text()))
            .initially("")
            .means("Name by which this machine greets the SMTP server. Empty is the name it has.");

    public static final Option<Boolean> TLS = SECTION.option("tls", ValueTypes.yesNo())
            .initially("no")
            .means("Whether the connection must be encrypted after the greeting (STARTTLS).");

    public static final Option<Boolean> SSL =
            SECTION.option("ssl", ValueTypes.yesNo()).initially("no").means("""
                    Whether the connection is encrypted from its beginning, as on port 465. Not known to
                    Roundup itself.""");

    public static final Option<Optional<Path>> TLS_KEYFILE = SECTION.option(
                    "tls_keyfile", ValueTypes.optional(ValueTypes.path()))
            .initially("")
            .means("Private key in PEM format, for servers that ask for a client certificate.");

    public static final Option<Optional<Path>> TLS_CERTFILE = SECTION.option(
                    "tls_certfile", ValueTypes.optional(ValueTypes.path()))
            .initially("")
            .means("Certificate chain in PEM format that belongs to the key.");

    public static final Option<String> CHARSET = SECTION.option("charset", ValueTypes.text())
            .initially("utf-8")
            .alias("EMAIL_CHARSET")
            .means("Character set of headers and texts.");

    public static final Option<Optional<Path>> DEBUG = SECTION.option("debug", ValueTypes.optional(ValueTypes.path()))
            .initially("")
            .means("""
                    File to which all mail is appended instead of being sent. The environment variable
                    SENDMAILDEBUG comes before this option.""");

    public static final Option<Boolean> ADD_AUTHORINFO = SECTION.option("add_authorinfo", ValueTypes.yesNo())
            .initially("yes")
            .means("Whether nosy mail begins with a line that names the author.");

    public static final Option<Boolean> ADD_AUTHOREMAIL = SECTION.option("add_authoremail", ValueTypes.yesNo())
            .initially("yes")
            .means("Whether that line shows the author's address as well.");

    private MailOptions() {}
}
