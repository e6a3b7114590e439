package org.roundup.mail.incoming;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.roundup.mail.mime.MailContent;
import org.roundup.store.StoredClass;
import org.roundup.tracker.message.MessageText;

/**
 * Recognises a mail that was taken before, as mail servers deliver some twice: the id, the author and the text are those of
 * a message.
 */
final class Duplicates {

    private final Work work;
    private final StoredClass hyperclass;
    private final String author;

    Duplicates(Work work, StoredClass hyperclass, String author) {
        this.work = work;
        this.hyperclass = hyperclass;
        this.author = author;
    }

    boolean isKnown(MailContent content) {
        Optional<String> id = work.candidate().identity(work.config());
        Optional<StoredClass> messages = work.target(hyperclass, "messages")
                .filter(target -> target.definition().has("messageid"));
        if (id.isEmpty() || messages.isEmpty() || content.text() == null) {
            return false;
        }
        return messages.get().stringFind(Map.of("messageid", id.get())).stream()
                .anyMatch(known -> isSame(messages.get(), known, content.text()));
    }

    /** The text may have been cleaned as that of a new item or as that of an answer. */
    private boolean isSame(StoredClass messages, String known, String text) {
        if (!Objects.equals(messages.get(known, "author"), author)) {
            return false;
        }
        Object stored = messages.get(known, "content");
        return MessageText.of(text, work.config(), true).content().equals(stored)
                || MessageText.of(text, work.config(), false).content().equals(stored);
    }
}
