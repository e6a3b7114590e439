package org.roundup.mail.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.roundup.hyperdb.UsageError;

/**
 * The sources by the words that name them: a kind, a file or an account, and perhaps a folder.
 *
 * @param complete adds to an account what is missing
 * @param processed the folder to which IMAP servers move mails that were dealt with; empty if these are deleted
 * @param tokens where the tokens of OAuth are
 */
public record SourceKinds(UnaryOperator<Account> complete, Optional<String> processed, Supplier<OauthTokens> tokens) {

    /**
     * A source, to which nothing connects yet.
     *
     * @throws UsageError if there is no such kind, or words are missing
     */
    public MailSource open(List<String> words) {
        if (words.size() < 2) {
            throw new UsageError("not enough source specification information");
        }
        if (processed.isPresent() && !words.get(0).startsWith("imap")) {
            throw new UsageError("Only IMAP servers have folders to which mails can be moved");
        }
        String place = words.get(1);
        Optional<String> folder = words.size() > 2 ? Optional.of(words.get(2)) : Optional.empty();
        return switch (words.get(0)) {
            case "mailbox" -> new MboxSource(Path.of(place));
            case "pop" -> new PopSource(account(place), PopSource.Kind.POP);
            case "pops" -> new PopSource(account(place), PopSource.Kind.POPS);
            case "apop" -> new PopSource(account(place), PopSource.Kind.APOP);
            case "imap" -> new ImapSource(account(place), ImapSource.Login.PLAIN, folder, processed, Optional.empty());
            case "imaps" -> new ImapSource(account(place), ImapSource.Login.TLS, folder, processed, Optional.empty());
            case "imaps_cram" ->
                new ImapSource(account(place), ImapSource.Login.CRAM_MD5, folder, processed, Optional.empty());
            case "imaps_oauth" ->
                new ImapSource(
                        Account.parse(place), ImapSource.Login.OAUTH, folder, processed, Optional.of(tokens.get()));
            default ->
                throw new UsageError("The source must be either \"mailbox\", \"pop\", \"pops\", \"apop\", "
                        + "\"imap\", \"imaps\", \"imaps_cram\", or \"imaps_oauth\"");
        };
    }

    private Account account(String place) {
        return complete.apply(Account.parse(place));
    }

    /** What the words name, without the password. */
    public static String withoutSecrets(List<String> words) {
        String place = words.get(0).equals("mailbox")
                ? words.get(1)
                : Account.parse(words.get(1)).toString();
        return words.get(0) + " " + place + (words.size() > 2 ? " " + words.get(2) : "");
    }
}
