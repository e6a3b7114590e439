package org.roundup.mail.incoming;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.StoredClass;
import org.roundup.tracker.config.option.MailgwOptions;
import org.roundup.tracker.config.option.MailgwOptions.SubjectParsing;
import org.roundup.tracker.config.option.SubjectMatch;

/**
 * Decides which item a mail is about. First counts the number in the subject, then the messages that it answers, then, if
 * it is marked as an answer, the title.
 */
final class ItemChoice {

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,900}>");
    private static final int MOST_IDS = 50;

    private final Work work;
    private final Subject subject;
    private final StoredClass hyperclass;
    private final SubjectParsing prefixParsing;

    /**
     * What was decided.
     *
     * @param itemId the item, or null for a new one
     * @param wholeTitle whether the title of the new item is the whole subject, since the item that it names is not there
     */
    record Choice(String itemId, boolean wholeTitle) {}

    ItemChoice(Work work, Subject subject, StoredClass hyperclass) {
        this.work = work;
        this.subject = subject;
        this.hyperclass = hyperclass;
        this.prefixParsing = work.config().get(MailgwOptions.SUBJECT_PREFIX_PARSING);
    }

    /**
     * The item that the subject names; empty if it names none.
     *
     * @throws UsageError if it is not there
     */
    Optional<Choice> named() {
        String number = prefixParsing == SubjectParsing.NONE ? null : subject.number();
        return Optional.ofNullable(number).map(this::named);
    }

    /**
     * The item that the mail belongs to though its subject names none.
     *
     * @param isKnown whether the author may know of an item; others do not count
     * @throws UsageError if there is neither an item nor a title
     */
    Choice threaded(Predicate<String> isKnown) {
        boolean unaddressed = subject.number() != null;
        List<String> answered = itemsAnswered(isKnown);
        if (answered.size() == 1) {
            return new Choice(answered.get(0), false);
        }
        if (subject.title().isEmpty() && !unaddressed) {
            throw new UsageError(Wording.paragraphs(work.say("item.unclear"), quoted()));
        }
        boolean isAnswer = subject.reply() || answered.size() > 1;
        String item = isAnswer ? byTitle(isKnown) : null;
        return new Choice(item, item == null && unaddressed);
    }

    private Choice named(String number) {
        if (!number.equals("0") && hyperclass.hasnode(number)) {
            return new Choice(number, false);
        }
        if (prefixParsing == SubjectParsing.STRICT) {
            throw new UsageError(Wording.paragraphs(work.say("item.missing", number), quoted()));
        }
        return new Choice(null, true);
    }

    private String quoted() {
        return work.say("subject.was", subject.whole());
    }

    /** The items with messages that the mail says it answers; those of the newest such message that is known. */
    private List<String> itemsAnswered(Predicate<String> isKnown) {
        if (!hyperclass.definition().has("messages")) {
            return List.of();
        }
        StoredClass messages = work.target(hyperclass, "messages").orElseThrow();
        if (!messages.definition().has("messageid")) {
            return List.of();
        }
        for (String id : answeredIds()) {
            List<String> found = messages.stringFind(Map.of("messageid", id));
            if (!found.isEmpty()) {
                List<String> items = hyperclass.find(Map.of("messages", found)).stream()
                        .filter(isKnown)
                        .toList();
                if (!items.isEmpty()) {
                    return items;
                }
            }
        }
        return List.of();
    }

    /** Message ids, newest first. */
    private Set<String> answeredIds() {
        Set<String> ids = new LinkedHashSet<>();
        work.mail().header("In-Reply-To").ifPresent(value -> {
            ids.add(value.strip());
            ids.addAll(idsIn(value));
        });
        List<String> references = idsIn(String.join(" ", work.mail().rawHeaders("References")));
        Collections.reverse(references);
        ids.addAll(references.subList(0, Math.min(references.size(), MOST_IDS)));
        ids.remove("");
        return ids;
    }

    private static List<String> idsIn(String text) {
        List<String> ids = new ArrayList<>();
        Matcher matcher = MESSAGE_ID.matcher(text);
        while (matcher.find()) {
            ids.add(matcher.group());
        }
        return ids;
    }

    private String byTitle(Predicate<String> isKnown) {
        SubjectMatch match = work.config().get(MailgwOptions.SUBJECT_CONTENT_MATCH);
        if (match.kind() == SubjectMatch.Kind.NEVER
                || subject.title().isEmpty()
                || !hyperclass.definition().has("title")) {
            return null;
        }
        return hyperclass.stringFind(Map.of("title", subject.title())).stream()
                .sorted(Comparator.<String>comparingLong(Long::parseLong).reversed())
                .filter(id -> isRecent(id, match) && isKnown.test(id))
                .findFirst()
                .orElse(null);
    }

    private boolean isRecent(String id, SubjectMatch match) {
        if (match.kind() == SubjectMatch.Kind.ALWAYS) {
            return true;
        }
        RoundupDate from = work.db()
                .now()
                .minus(Interval.parse(match.interval(), work.db().now().toInstant()));
        String property = match.kind() == SubjectMatch.Kind.CREATION ? "creation" : "activity";
        return ((RoundupDate) hyperclass.get(id, property)).compareTo(from) > 0;
    }
}
