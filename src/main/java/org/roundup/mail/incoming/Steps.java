package org.roundup.mail.incoming;

import java.util.List;
import java.util.Optional;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.mail.mime.MailContent;
import org.roundup.mail.pgp.PgpRules;
import org.roundup.store.StoredClass;

/** The steps by which a mail becomes an item or a part of one, in their order, within one unit of work. */
final class Steps {

    private static final String SOURCE = "email";

    private final Work work;

    Steps(Work work) {
        this.work = work;
    }

    /**
     * Takes the mail.
     *
     * @throws Unauthorised if its author may not do what it asks for
     * @throws org.roundup.hyperdb.UsageError if it asks for something that cannot be done
     */
    Receipt take() {
        Subject subject = work.candidate().subject();
        work.db().setTxSource(SOURCE);
        StoredClass hyperclass = ClassChoice.choose(work, subject);
        ItemChoice items = new ItemChoice(work, subject, hyperclass);
        Optional<ItemChoice.Choice> named = items.named();
        People people = new People(work.tracker(), work.db(), work.access());
        AuthorChoice authors = new AuthorChoice(work, people);
        if (authors.needsConfirmation()) {
            return Receipt.WAITING;
        }
        String author = authors.choose();
        ItemChoice.Choice choice = named.orElseGet(() -> items.threaded(id -> isKnownTo(author, hyperclass, id)));
        requirePermission(author, hyperclass, choice.itemId());
        work.db().setCurrentUser(people.name(author));
        if (choice.itemId() != null) {
            work.db().lock(hyperclass.getClassname(), choice.itemId());
        }
        List<String> recipients = new Recipients(work, people).find();

        ItemChange change = new ItemChange(work, hyperclass, choice.itemId(), author);
        change.readSubject(subject, choice.wholeTitle());
        work.db()
                .setTxSource(new PgpRules(work.config(), work.db())
                        .check(work.candidate().opened(), author));
        Content content = new Content(work, hyperclass, choice.itemId(), author);
        MailContent parts = content.read();
        if (new Duplicates(work, hyperclass, author).isKnown(parts)) {
            return Receipt.DUPLICATE;
        }
        List<String> files = content.createFiles(parts.attachments());
        change.add("files", files);
        Optional<String> message = content.createMessage(parts, recipients, files);
        change.add("messages", message.map(List::of).orElse(List.of()));
        change.requireLive();
        change.apply();
        return Receipt.TAKEN;
    }

    /** Who may neither see nor change an item does not learn of it by an answer to its messages, or by its title. */
    private boolean isKnownTo(String author, StoredClass hyperclass, String itemId) {
        return work.access().hasPermission("View", author, hyperclass.getClassname(), null, itemId)
                || work.access().hasPermission("Edit", author, hyperclass.getClassname(), null, itemId);
    }

    private void requirePermission(String author, StoredClass hyperclass, String itemId) {
        String className = hyperclass.getClassname();
        if (itemId == null && !work.access().hasPermission("Create", author, className)) {
            throw new Unauthorised(work.say("denied.create", className));
        }
        if (itemId != null && !work.access().hasPermission("Edit", author, className, null, itemId)) {
            throw new Unauthorised(work.say("denied.edit", className));
        }
    }
}
