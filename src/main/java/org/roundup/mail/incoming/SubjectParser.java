package org.roundup.mail.incoming;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MailgwOptions;

/**
 * Takes a subject apart. Its grammar, where the brackets are a pair that the configuration names:
 *
 * <pre>
 * subject = [reply marks] ["] [anything "[" class [number] "]"] title ["[" commands "]"] ["]
 * </pre>
 */
final class SubjectParser {

    private static final int FLAGS =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES;
    private static final Pattern QUOTE = Pattern.compile("\\s*\"", FLAGS);
    private static final int LONGEST = 4000;

    private final Pattern reply;
    private final Pattern word;
    private final Pattern designator;
    private final Pattern suffix;
    private final Pattern quotedSuffix;
    private final Collection<String> classes;

    SubjectParser(TrackerConfig config, Collection<String> classes) {
        this.classes = classes;
        String brackets = config.get(MailgwOptions.SUBJECT_SUFFIX_DELIMITERS);
        String open = Pattern.quote(brackets.substring(0, 1));
        String close = Pattern.quote(brackets.substring(1, 2));
        Pattern marks = config.get(MailgwOptions.REFWD_RE);
        String names = classes.stream()
                .sorted(Comparator.naturalOrder())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.reply = Pattern.compile(marks.pattern(), marks.flags() | FLAGS | Pattern.COMMENTS);
        this.word = Pattern.compile(open + "\\s*\\w+\\s*" + close, FLAGS);
        this.designator = Pattern.compile(open + "\\s*(" + names + ")\\s*([0-9]*)\\s*" + close, FLAGS);
        String group = open + "([^" + close + "]*)" + close;
        this.suffix = Pattern.compile("(" + group + ")$", FLAGS);
        this.quotedSuffix = Pattern.compile("(" + group + ")\"?$", FLAGS);
    }

    Subject parse(String text) {
        String whole = (text.length() > LONGEST ? text.substring(0, LONGEST) : text).strip();
        String rest = whole;
        Matcher marks = reply.matcher(rest);
        boolean isReply = marks.lookingAt() && marks.end() > 0;
        if (isReply) {
            rest = rest.substring(marks.end());
        }
        Matcher quote = QUOTE.matcher(rest);
        boolean quoted = quote.lookingAt();
        if (quoted) {
            rest = rest.substring(quote.end());
        }
        rest = rest.strip();
        boolean bracketed = word.matcher(rest).lookingAt();
        String className = null;
        String number = null;
        Matcher named = designator.matcher(rest);
        if (named.find()) {
            className = canonical(named.group(1));
            number = named.group(2).isEmpty() ? null : withoutZeros(named.group(2));
            rest = rest.substring(named.end()).strip();
        }
        Matcher end = (quoted ? quotedSuffix : suffix).matcher(rest);
        boolean hasSuffix = end.find();
        String title = (hasSuffix ? rest.substring(0, end.start()) : rest).strip();
        if (quoted && !hasSuffix && title.endsWith("\"")) {
            title = title.substring(0, title.length() - 1).strip();
        }
        return new Subject(
                whole,
                isReply,
                bracketed,
                className,
                number,
                title,
                hasSuffix ? end.group(2) : null,
                hasSuffix ? end.group(1) : null);
    }

    private String canonical(String name) {
        return classes.contains(name)
                ? name
                : classes.stream()
                        .filter(each -> each.equalsIgnoreCase(name))
                        .findFirst()
                        .orElse(name.toLowerCase(Locale.ROOT));
    }

    private static String withoutZeros(String digits) {
        String stripped = digits.replaceFirst("^0+(?=.)", "");
        return stripped.length() > 18 ? "0" : stripped;
    }
}
