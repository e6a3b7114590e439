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
            throw new UsageError("The message you sent to the tracker did not contain a properly formed subject line. "
                    + "A subject that begins with brackets has to name a class of items, or an item, in them:\n"
                    + "    Subject: [issue] This is a new issue\n"
                    + "    Subject: [issue1234] This is a followup to issue 1234\n\n"
                    + "Subject was: \"" + subject.whole() + "\"");
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
            throw new UsageError("You did not identify a class name in the subject line and there is no default set "
                    + "for this tracker. The subject must begin with a class name or an item in brackets, as in "
                    + "\"[issue] A new thing\".\n\nValid class names are: " + String.join(", ", names)
                    + "\n\nSubject was: \"" + subject.whole() + "\"");
        }
        return work.db().getclass(standard);
    }
}
