package org.roundup.tracker.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.security.Passwords;
import org.roundup.tracker.config.ConfigDraft;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.notify.NosyMessage;
import org.roundup.tracker.notify.Notifier;
import org.roundup.tracker.notify.PlainMail;

/** A tracker home in the making, for tests of scripts. */
final class ScriptHome implements Notifier {

    /** A schema with the one class that every tracker needs. */
    static final String USER = "user = Class('user', username: String(), roles: String())\nuser.setkey('username')\n";

    final List<NosyMessage> nosyMessages = new ArrayList<>();
    final List<PlainMail> mails = new ArrayList<>();
    private final Path home;

    ScriptHome(Path home) {
        this.home = home;
    }

    ScriptHome with(String path, String text) {
        try {
            Path file = home.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return home;
    }

    TrackerConfig config() {
        return new ConfigDraft()
                .set("tracker_web", "http://localhost/demo/")
                .set("mail_domain", "example.org")
                .set("mail_host", "localhost")
                .set("rdbms_backend", "sqlite")
                .build(home);
    }

    Scripts scripts() {
        return Scripts.of(config(), new Passwords(1000, new SecureRandom()), this);
    }

    @Override
    public void nosyMessage(Hyperdb db, NosyMessage message) {
        nosyMessages.add(message);
    }

    @Override
    public void mail(Hyperdb db, PlainMail mail) {
        mails.add(mail);
    }
}
