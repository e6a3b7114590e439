package org.roundup.cli.mailgw;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options and words of the command line. */
@Command(
        name = "roundup mailgw",
        sortOptions = false,
        customSynopsis = "roundup mailgw [OPTION...] [HOME [SOURCE SPEC [FOLDER]]]",
        description = {
            "Takes mail for a tracker.",
            "",
            "HOME alone: one mail from standard input; HOME is $ROUNDUP_INSTANCE if it is not given.",
            "HOME mailbox FILE: all mails of a file in mbox format, which are removed from it.",
            "HOME pop|pops|apop [USER[:PASSWORD]@]SERVER[:PORT]: all mails of a POP3 mailbox.",
            "HOME imap|imaps|imaps_cram|imaps_oauth [USER[:PASSWORD]@]SERVER[:PORT] [FOLDER]: all mails of an IMAP folder.",
            "What USER and PASSWORD lack is taken from ~/.netrc, or asked for.",
            "oauth-setup --client-id ID HOME: gets the tokens for imaps_oauth; its --help says more.",
            "",
            "Exit code: 0 if all mails were dealt with, 75 if some must be tried again later, 1 if it cannot work like this."
        })
final class MailgwFlags {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this text")
    boolean help;

    @Option(
            names = {"-v", "--version"},
            versionHelp = true,
            description = "show the version")
    boolean version;

    @Option(
            names = {"-c", "--default-class"},
            paramLabel = "CLASS",
            description = "class of items when the subject names none")
    String defaultClass;

    @Option(
            names = {"-S", "--set-value"},
            paramLabel = "[CLASS.]PROP=VALUE[;PROP=VALUE...]",
            description = "set properties of all that is made; CLASS is msg if it is left out")
    List<String> presets = new ArrayList<>();

    @Option(
            names = {"-O", "--oauth-directory"},
            paramLabel = "DIR",
            description = "folder of access_token, refresh_token, client_id and client_secret (HOME/oauth)")
    Path oauthDirectory;

    @Option(
            names = {"-T", "--oauth-token-endpoint"},
            paramLabel = "URL",
            description = "where tokens are renewed")
    String oauthEndpoint = OauthSetupCommand.MICROSOFT + "token";

    @Option(
            names = "--processed",
            paramLabel = "FOLDER",
            description = "folder of IMAP to which mails are moved when they were dealt with; else they are deleted")
    String processed;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            description = "look again after so many seconds, until the program is told to end")
    Integer watchSeconds;

    @Parameters(hidden = true, arity = "0..4")
    List<String> words = new ArrayList<>();
}
