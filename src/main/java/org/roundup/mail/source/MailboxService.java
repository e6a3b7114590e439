package org.roundup.mail.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.incoming.Gateway;
import org.roundup.mail.incoming.GatewayOptions;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.TrackerService;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MailgwOptions;

/** Empties the mailboxes that {@code [mailgw] source} names into each tracker that is served. */
public final class MailboxService implements TrackerService {

    private static final long LONGEST_CLOSE_MILLIS = 30_000;

    /** A watch and the thread that runs it. */
    private record Watcher(MailWatch watch, Thread thread) {}

    @Override
    public Running start(Tracker tracker) {
        TrackerConfig config = tracker.config();
        List<Watcher> watchers = new ArrayList<>();
        for (String words : config.get(MailgwOptions.SOURCE)) {
            watchers.add(watcher(tracker, List.of(words.strip().split("\\s+"))));
        }
        watchers.forEach(watcher -> watcher.thread.start());
        return () -> close(watchers);
    }

    private static Watcher watcher(Tracker tracker, List<String> words) {
        TrackerConfig config = tracker.config();
        SourceKinds kinds = new SourceKinds(
                account -> complete(account, config),
                words.get(0).startsWith("imap") ? config.get(MailgwOptions.SOURCE_PROCESSED) : Optional.empty(),
                () -> new OauthTokens(
                        config.get(MailgwOptions.SOURCE_OAUTH)
                                .orElse(config.home().resolve("oauth")),
                        config.get(MailgwOptions.SOURCE_OAUTH_ENDPOINT)));
        MailWatch watch;
        try {
            watch = new MailWatch(
                    SourceKinds.withoutSecrets(words),
                    kinds.open(words),
                    tracker.store().leases(),
                    Duration.ofSeconds(config.get(MailgwOptions.SOURCE_INTERVAL)));
        } catch (UsageError wrong) {
            throw new ConfigurationError("[mailgw] source: " + wrong.getMessage(), wrong);
        }
        Gateway gateway = new Gateway(tracker, GatewayOptions.NONE);
        Thread thread = new Thread(() -> watch.run(gateway::take, () -> {}), "roundup-mailbox-" + tracker.name());
        thread.setDaemon(true);
        return new Watcher(watch, thread);
    }

    private static Account complete(Account account, TrackerConfig config) {
        if (account.user() == null) {
            throw new UsageError("the account at " + account.server() + " lacks a user");
        }
        return account.password() == null ? account.withPassword(config.get(MailgwOptions.SOURCE_PASSWORD)) : account;
    }

    private static void close(List<Watcher> watchers) {
        watchers.forEach(watcher -> watcher.watch.end());
        for (Watcher watcher : watchers) {
            try {
                watcher.thread.join(LONGEST_CLOSE_MILLIS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
