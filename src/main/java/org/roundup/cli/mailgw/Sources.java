package org.roundup.cli.mailgw;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.source.Account;
import org.roundup.mail.source.ImapSource;
import org.roundup.mail.source.MailSource;
import org.roundup.mail.source.MboxSource;
import org.roundup.mail.source.OauthTokens;
import org.roundup.mail.source.PopSource;

/** Finds the source of mail that the command line names. */
final class Sources {

    private final MailgwFlags flags;
    private final Path home;

    Sources(MailgwFlags flags, Path home) {
        this.flags = flags;
        this.home = home;
    }

    /**
     * The source.
     *
     * @param words its kind, where it is, and perhaps a folder there
     * @throws UsageError if there is no such kind
     */
    MailSource find(List<String> words) {
        String kind = words.get(0);
        String place = words.get(1);
        Optional<String> folder = words.size() > 2 ? Optional.of(words.get(2)) : Optional.empty();
        return switch (kind) {
            case "mailbox" -> new MboxSource(Path.of(place));
            case "pop" -> new PopSource(account(place), PopSource.Kind.POP);
            case "pops" -> new PopSource(account(place), PopSource.Kind.POPS);
            case "apop" -> new PopSource(account(place), PopSource.Kind.APOP);
            case "imap" -> new ImapSource(account(place), ImapSource.Login.PLAIN, folder, Optional.empty());
            case "imaps" -> new ImapSource(account(place), ImapSource.Login.TLS, folder, Optional.empty());
            case "imaps_cram" -> new ImapSource(account(place), ImapSource.Login.CRAM_MD5, folder, Optional.empty());
            case "imaps_oauth" ->
                new ImapSource(Account.parse(place), ImapSource.Login.OAUTH, folder, Optional.of(tokens()));
            default ->
                throw new UsageError("The source must be either \"mailbox\", \"pop\", \"pops\", \"apop\", "
                        + "\"imap\", \"imaps\", \"imaps_cram\", or \"imaps_oauth\"");
        };
    }

    private static Account account(String place) {
        return new AccountCompletion().complete(Account.parse(place));
    }

    private OauthTokens tokens() {
        Path folder = flags.oauthDirectory == null ? home.resolve("oauth") : flags.oauthDirectory;
        return new OauthTokens(folder, flags.oauthEndpoint);
    }
}
