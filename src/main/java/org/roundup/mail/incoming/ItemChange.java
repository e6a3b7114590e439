package org.roundup.mail.incoming;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.Reject;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.UsageError;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.StoredClass;
import org.roundup.tracker.config.option.MailgwOptions;
import org.roundup.tracker.config.option.MailgwOptions.SubjectParsing;

/** Gathers what is to be set of an item, and creates or changes it. */
final class ItemChange {

    private final Work work;
    private final StoredClass hyperclass;
    private final String itemId;
    private final String author;
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param itemId the item, or null for a new one */
    ItemChange(Work work, StoredClass hyperclass, String itemId, String author) {
        this.work = work;
        this.hyperclass = hyperclass;
        this.itemId = itemId;
        this.author = author;
    }

    /**
     * Reads title and commands of the subject, and the presets. Commands go before presets, and these before the title.
     *
     * @param wholeTitle whether the whole subject is the title
     * @throws UsageError with all that is wrong with the commands
     */
    void readSubject(Subject subject, boolean wholeTitle) {
        SubjectParsing parsing = work.config().get(MailgwOptions.SUBJECT_SUFFIX_PARSING);
        PropertyCommands presets = work.presets(hyperclass, itemId);
        if (!presets.problems().isEmpty()) {
            throw new UsageError(Content.wrongPresets(work, presets));
        }
        String commands = parsing == SubjectParsing.NONE ? null : subject.commands();
        PropertyCommands given = PropertyCommands.read(commands, work.raw(), hyperclass, itemId);
        if (!given.problems().isEmpty() && parsing == SubjectParsing.STRICT) {
            throw new UsageError(Wording.paragraphs(
                    work.say("commands.wrong", String.join("\n- ", given.problems())),
                    work.say("subject.was", subject.whole())));
        }
        boolean restored = subject.suffix() != null
                && (commands == null || !given.problems().isEmpty());
        String title = (subject.title() + (restored ? " " + subject.suffix() : "")).strip();
        setTitle(wholeTitle ? subject.whole() : title);
        values.putAll(presets.values());
        values.putAll(given.values());
    }

    private void setTitle(String title) {
        boolean wanted = itemId == null || work.config().get(MailgwOptions.SUBJECT_UPDATES_TITLE);
        if (wanted && !title.isEmpty() && hyperclass.definition().has("title")) {
            values.put("title", title);
        }
    }

    /** Adds ids to what a Multilink has, whatever the commands say of it. */
    void add(String multilink, List<String> ids) {
        if (!ids.isEmpty()) {
            List<Object> all = new java.util.ArrayList<>();
            if (itemId != null) {
                all.addAll((List<?>) hyperclass.get(itemId, multilink));
            }
            ids.stream().filter(id -> !all.contains(id)).forEach(all::add);
            values.put(multilink, all);
        } else if (hyperclass.definition().has(multilink)) {
            values.remove(multilink);
        }
    }

    /**
     * Creates or changes the item.
     *
     * @return its id
     * @throws Unauthorised if the author may not set one of the properties
     * @throws UsageError if a value or a detector is against it
     */
    String apply() {
        String className = hyperclass.getClassname();
        for (String property : values.keySet()) {
            boolean allowed = itemId == null
                    ? work.access().hasPermission("Create", author, className, property)
                    : work.access().hasPermission("Edit", author, className, property, itemId);
            if (!allowed) {
                throw new Unauthorised(work.say(itemId == null ? "denied.set" : "denied.change", property, className));
            }
        }
        try {
            if (itemId == null) {
                return hyperclass.create(values);
            }
            hyperclass.set(itemId, values);
            return itemId;
        } catch (Reject | ValueError refused) {
            throw new UsageError(work.say("problem", refused.getMessage()), refused);
        }
    }

    /** @throws UsageError if the item is retired */
    void requireLive() {
        if (itemId != null && hyperclass.isRetired(itemId)) {
            throw new UsageError(work.say("problem", work.say("retired")));
        }
    }
}
