package org.roundup.cli.mailgw;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.roundup.mail.source.Account;
import org.roundup.mail.source.SourceException;

/** Completes an account with what {@code ~/.netrc} says, and what the person at the terminal types. */
final class AccountCompletion {

    Account complete(Account given) {
        Account account = given;
        if (account.user() == null || account.password() == null) {
            account = fromNetrc(account).orElse(account);
        }
        if (account.user() == null) {
            account = account.withUser(console().readLine("User: "));
        }
        if (account.password() == null) {
            char[] typed = console().readPassword("Password: ");
            if (typed == null) {
                throw new SourceException("Aborted by user.", null);
            }
            account = account.withPassword(new String(typed));
        }
        return account;
    }

    private static Console console() {
        Console console = System.console();
        if (console == null) {
            throw new SourceException("User or password of the mail server is missing, and there is no terminal", null);
        }
        return console;
    }

    private static Optional<Account> fromNetrc(Account account) {
        Path file = Path.of(System.getProperty("user.home"), ".netrc");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            return entry(Arrays.asList(Files.readString(file).strip().split("\\s+")), account);
        } catch (IOException unreadable) {
            throw new SourceException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The first entry for the server that fits the user, or the default one. */
    private static Optional<Account> entry(List<String> words, Account account) {
        Iterator<String> word = words.iterator();
        boolean here = false;
        String user = null;
        while (word.hasNext()) {
            switch (word.next()) {
                case "machine" -> here = word.hasNext() && word.next().equals(account.server());
                case "default" -> here = true;
                case "login" -> user = word.hasNext() ? word.next() : null;
                case "password" -> {
                    String password = word.hasNext() ? word.next() : null;
                    boolean fits = account.user() == null || account.user().equals(user);
                    if (here && fits && user != null) {
                        return Optional.of(account.withUser(user).withPassword(password));
                    }
                }
                default -> {}
            }
        }
        return Optional.empty();
    }
}
