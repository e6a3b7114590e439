package org.roundup.mail.incoming;

import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.UsageError;
import org.roundup.hyperdb.ValueError;
import org.roundup.tracker.config.option.MailgwOptions.Unauthenticated;
import org.roundup.tracker.config.option.TrackerOptions;

/** Decides who the author of a mail is, and whether they may use mail at all. */
final class AuthorChoice {

    private final Work work;
    private final People people;

    AuthorChoice(Work work, People people) {
        this.work = work;
        this.people = people;
    }

    /** Whether the sender is to confirm the mail first: one who would be the author, or become a user. */
    boolean needsConfirmation() {
        return work.doubt() == Unauthenticated.CONFIRM
                && (people.find(work.sender().address()).isPresent() || people.mayRegister());
    }

    /**
     * The id of the author: a user, perhaps new, or anonymous.
     *
     * @throws Unauthorised if the author may not use mail
     * @throws UsageError if a stranger cannot become a user
     */
    String choose() {
        boolean believed = work.doubt() == Unauthenticated.ACCEPT;
        Optional<String> owner = people.find(work.sender().address());
        Optional<String> known = believed ? owner.or(this::newUser) : Optional.empty();
        Optional<String> doubted = believed ? Optional.empty() : owner;
        Optional<String> author = known.or(people::anonymous);
        if (author.isEmpty() || !work.access().hasPermission("Email Access", author.get())) {
            throw new Unauthorised(
                    known.isPresent() && !isAnonymous(known.get())
                            ? work.say("denied.access")
                            : doubted.isEmpty() ? unregistered() : unproved());
        }
        return author.get();
    }

    private boolean isAnonymous(String id) {
        return people.anonymous().filter(id::equals).isPresent();
    }

    private Optional<String> newUser() {
        if (!people.mayRegister()) {
            return Optional.empty();
        }
        try {
            return people.create(work.sender(), Map.of());
        } catch (ValueError wrong) {
            throw new UsageError(work.say("stranger.refused", wrong.getMessage()), wrong);
        }
    }

    private String unproved() {
        return work.say("unproved", work.sender().address());
    }

    private String unregistered() {
        boolean mayRegisterOnline = people.anonymous()
                .filter(id -> work.access().hasPermission("Web Access", id)
                        && work.access().hasPermission("Register", id, "user"))
                .isPresent();
        String page = work.config().get(TrackerOptions.WEB) + "user?@template=register";
        return Wording.paragraphs(
                work.say("stranger") + (mayRegisterOnline ? " " + work.say("stranger.register", page) : ""),
                work.say("stranger.address", work.sender().address()));
    }
}
