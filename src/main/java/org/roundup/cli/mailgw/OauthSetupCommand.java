package org.roundup.cli.mailgw;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.roundup.mail.source.OauthSetup;
import org.roundup.mail.source.OauthTokens;
import org.roundup.mail.source.SourceException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command {@code mailgw oauth-setup}: gets the tokens with which {@code imaps_oauth} logs in. */
@Command(
        name = "roundup mailgw oauth-setup",
        sortOptions = false,
        description = {
            "Gets the tokens of a mailbox for imaps_oauth, and writes them to HOME/oauth.",
            "",
            "Your mail server has to know this program: register it there, with http://localhost as the address to be",
            "sent back to, and give the id here that you get. Then log in by browser as the owner of the mailbox."
        })
final class OauthSetupCommand {

    static final String NAME = "oauth-setup";
    private static final int FAILURE = 1;
    private static final int MISUSE = 2;
    static final String MICROSOFT = "https://login.microsoftonline.com/organizations/oauth2/v2.0/";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this text")
    boolean help;

    @Option(names = "--client-id", required = true, paramLabel = "ID", description = "id of the registered program")
    String clientId;

    @Option(
            names = "--client-secret-file",
            paramLabel = "FILE",
            description = "file with its secret, if it was given one")
    Path clientSecret;

    @Option(
            names = "--authorize-endpoint",
            paramLabel = "URL",
            description = "where people log in (default: of Microsoft 365)")
    String authorize = MICROSOFT + "authorize";

    @Option(
            names = {"-T", "--oauth-token-endpoint"},
            paramLabel = "URL",
            description = "where tokens are given out (default: of Microsoft 365)")
    String token = MICROSOFT + "token";

    @Option(names = "--scope", paramLabel = "SCOPE", description = "what is asked for (default: IMAP of Microsoft 365)")
    String scope = "https://outlook.office.com/IMAP.AccessAsUser.All offline_access";

    @Option(
            names = {"-O", "--oauth-directory"},
            paramLabel = "DIR",
            description = "folder for the tokens (HOME/oauth)")
    Path folder;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "port of this machine to which the browser is sent back (any)")
    int port;

    @Parameters(paramLabel = "HOME")
    Path home;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    OauthSetupCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** @return the exit code */
    int execute(String[] arguments) {
        CommandLine parser = new CommandLine(this);
        try {
            parser.parseArgs(arguments);
        } catch (ParameterException wrong) {
            parser.usage(err);
            err.println("error: " + wrong.getMessage());
            return MISUSE;
        }
        if (help) {
            parser.usage(out);
            return 0;
        }
        try {
            setUp();
            return 0;
        } catch (SourceException | IOException failed) {
            err.println("Error: " + failed.getMessage());
            return FAILURE;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return FAILURE;
        }
    }

    private void setUp() throws IOException, InterruptedException {
        if (!Files.isDirectory(home)) {
            throw new IOException("There is no folder " + home);
        }
        String secret =
                clientSecret == null ? null : Files.readString(clientSecret).strip();
        OauthTokens tokens = new OauthTokens(folder == null ? home.resolve("oauth") : folder, token);
        try (OauthSetup setup = new OauthSetup(tokens, clientId, secret, port)) {
            out.println("Open this address in a browser and log in as the owner of the mailbox:\n\n"
                    + setup.login(authorize, scope)
                    + "\n\nThe browser is then sent to " + setup.redirect()
                    + ". If it runs on another machine it finds\n"
                    + "nothing there: enter the whole address here to which it was sent.");
            Thread reader = new Thread(() -> read(setup), "roundup-oauth-input");
            reader.setDaemon(true);
            reader.start();
            setup.finish();
        }
        out.println("The tokens are in " + tokens.folder() + ".");
    }

    private void read(OauthSetup setup) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                setup.paste(line);
            }
        } catch (IOException closed) {
            LoggerFactory.getLogger("roundup.mailgw").debug("Nothing can be entered", closed);
        }
    }
}
