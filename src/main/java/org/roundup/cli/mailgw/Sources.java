package org.roundup.cli.mailgw;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.source.MailSource;
import org.roundup.mail.source.OauthTokens;
import org.roundup.mail.source.SourceKinds;

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
        return new SourceKinds(
                        account -> new AccountCompletion().complete(account),
                        Optional.ofNullable(flags.processed),
                        this::tokens)
                .open(words);
    }

    private OauthTokens tokens() {
        Path folder = flags.oauthDirectory == null ? home.resolve("oauth") : flags.oauthDirectory;
        return new OauthTokens(folder, flags.oauthEndpoint);
    }
}
