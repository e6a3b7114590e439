package org.roundup.mail.outgoing;

import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.LetterBox;
import org.roundup.mail.pgp.PgpRules;
import org.roundup.mail.pgp.Sealing;
import org.roundup.store.Database;
import org.roundup.tracker.config.TrackerConfig;

/** Puts letters that tell of items into the outbox, to be encrypted for those for whom they must be. */
final class Posting {

    private final Database db;
    private final PgpRules rules;

    Posting(Database db, TrackerConfig config) {
        this.db = db;
        this.rules = new PgpRules(config, db);
    }

    void put(Letter letter) {
        Sealing.of(letter, rules::encryptTo).forEach(part -> LetterBox.put(db, part));
    }
}
