package org.roundup.mail.incoming;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.roundup.hyperdb.UsageError;
import org.roundup.hyperdb.ValueError;
import org.roundup.mail.mime.MailAddress;
import org.roundup.tracker.config.option.TrackerOptions;

/** Finds the users to whom a mail was addressed besides the tracker. They have it already. */
final class Recipients {

    private static final int MOST = 10_000;

    /** Who are no users yet become some only so far. */
    private static final int MOST_NEW = 200;

    private final Work work;
    private final People people;
    private int made;

    Recipients(Work work, People people) {
        this.work = work;
        this.people = people;
    }

    /** Their ids, each once. Who is no user, and cannot become one, is left out. */
    List<String> find() {
        String own = work.config().get(TrackerOptions.EMAIL);
        boolean strangersJoin = people.mayRegister();
        Set<String> ids = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        Stream.of("To", "Cc")
                .flatMap(name -> work.mail().addresses(name).stream())
                .filter(person -> !person.is(own) && seen.add(Work.lower(person.address())))
                .limit(MOST)
                .forEach(person -> people.find(person.address())
                        .or(() -> strangersJoin && made < MOST_NEW ? newUser(person) : Optional.empty())
                        .ifPresent(ids::add));
        return List.copyOf(ids);
    }

    private Optional<String> newUser(MailAddress person) {
        PropertyCommands presets = work.presets(work.users(), null);
        if (!presets.problems().isEmpty()) {
            throw new UsageError(Content.wrongPresets(work, presets));
        }
        made++;
        try {
            return people.create(new MailAddress(person.name(), Work.lower(person.address())), presets.values());
        } catch (ValueError unusable) {
            return Optional.empty();
        }
    }
}
