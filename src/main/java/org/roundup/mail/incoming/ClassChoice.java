package org.roundup.mail.incoming;

import java.util.List;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.StoredClass;
import org.roundup.tracker.config.option.MailgwOptions;
import org.roundup.tracker.config.option.MailgwOptions.SubjectParsing;

/** Decides of which class the item is that a mail is about. */
final class ClassChoice {

    private ClassChoice() {}

    /** @throws UsageError if the subject begins with a word in brackets that means nothing, or no class is known */
    static StoredClass choose(Work work, Subject subject) {
        SubjectParsing parsing = work.config().get(MailgwOptions.SUBJECT_PREFIX_PARSING);
        if (parsing == SubjectParsing.STRICT && subject.bracketed() && subject.className() == null) {
            throw new UsageError(
                    Wording.paragraphs(work.say("subject.malformed"), work.say("subject.was", subject.whole())));
        }
        List<String> names = work.db().getclasses();
        if (parsing != SubjectParsing.NONE && subject.className() != null && names.contains(subject.className())) {
            return work.db().getclass(subject.className());
        }
        String standard = work.options()
                .defaultClass()
                .orElse(work.config().get(MailgwOptions.DEFAULT_CLASS))
                .strip();
        if (!names.contains(standard)) {
            throw new UsageError(Wording.paragraphs(
                    work.say("class.missing", String.join(", ", names)), work.say("subject.was", subject.whole())));
        }
        return work.db().getclass(standard);
    }
}
