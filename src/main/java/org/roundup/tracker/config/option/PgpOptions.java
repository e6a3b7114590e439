package org.roundup.tracker.config.option;

import java.nio.file.Path;
import java.util.Optional;

/** Section pgp: signed and encrypted mail. */
public final class PgpOptions {
    static final OptionSection SECTION = new OptionSection("pgp", "Signed and encrypted mail with OpenPGP.");

    /** What an incoming mail must be. */
    public enum Requirement {
        SIGNED,
        ENCRYPTED,
        BOTH
    }

    public static final Option<Boolean> ENABLE = SECTION.option("enable", ValueTypes.yesNo())
            .initially("no")
            .means("Whether signatures are checked and encrypted mail is read.");

    public static final Option<Optional<String>> ROLES = SECTION.option("roles", ValueTypes.optional(ValueTypes.text()))
            .initially("")
            .means("Roles, separated by commas, whose mail has to satisfy this section. Empty is everybody.");

    public static final Option<Optional<Path>> HOMEDIR = SECTION.option(
                    "homedir", ValueTypes.optional(ValueTypes.path()))
            .initially("")
            .means("""
                    Directory of the key rings, as GnuPG keeps it. Empty is the directory gnupg beside this
                    file if it exists, else the usual one of the account that runs the program.""");

    public static final Option<String> PASSPHRASE = SECTION.option("passphrase", ValueTypes.secret())
            .initially("")
            .means(
                    "The passphrase of the tracker's key, if that comes from a file that has one. An option of this program.");

    public static final Option<Boolean> ENCRYPT = SECTION.option("encrypt", ValueTypes.yesNo())
            .initially("no")
            .means("Whether mail to those users is encrypted. A key of each of them is needed.");

    public static final Option<Requirement> REQUIRE_INCOMING = SECTION.option(
                    "require_incoming", ValueTypes.choice(Requirement.class))
            .initially("signed")
            .means("""
                    What incoming mail must be. If it must be encrypted and is not, the answer does not
                    repeat its text.""");

    public static final Option<Boolean> SIGN =
            SECTION.option("sign", ValueTypes.yesNo()).initially("no").means("""
                    Whether notifications are signed with the key of the tracker's address. An option of
                    this program.""");

    private PgpOptions() {}
}
