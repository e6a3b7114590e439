package org.roundup.tracker.message;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MailgwOptions;

/**
 * The text of a message after cleaning.
 *
 * @param summary first sentence or first line, whichever is longer, of the first part that is no quotation; may be empty
 * @param content what is to be kept of the text
 */
public record MessageText(String summary, String content) {

    private static final Pattern SENTENCE = Pattern.compile("[^!?.]+[!?.]");

    /**
     * Reads a text. It is cut into sections at blank lines; a section is a quotation if one of its first two lines
     * begins with {@code >} or {@code |}. A short last section that begins with a signature mark is dropped, as is
     * everything from the heading of an original message on.
     *
     * @param config tells whether quotations and the text as a whole are kept
     * @param creating whether the message makes a new item
     */
    public static MessageText of(String text, TrackerConfig config, boolean creating) {
        boolean keepQuotes = config.get(MailgwOptions.KEEP_QUOTED_TEXT).applies(creating);
        boolean keepAll = config.get(MailgwOptions.LEAVE_BODY_UNCHANGED).applies(creating);
        Pattern lineEnd = config.get(MailgwOptions.EOL_RE);
        String body = withoutLeadingLines(text);
        Sections sections = new Sections(config, keepQuotes);
        List<String> parts =
                Arrays.asList(config.get(MailgwOptions.BLANKLINE_RE).split(body, -1));
        int last = lastNonEmpty(parts);
        for (int i = 0; i < parts.size() && !sections.ended(); i++) {
            if (!parts.get(i).isEmpty()) {
                sections.add(Arrays.asList(lineEnd.split(parts.get(i), -1)), parts.get(i), i == 0, i == last);
            }
        }
        String content = keepAll ? text : String.join("\n\n", sections.kept());
        return new MessageText(summary(sections.first(), lineEnd), content.strip());
    }

    private static String withoutLeadingLines(String text) {
        int start = 0;
        while (start < text.length() && (text.charAt(start) == '\r' || text.charAt(start) == '\n')) {
            start++;
        }
        return text.substring(start);
    }

    private static int lastNonEmpty(List<String> parts) {
        int last = parts.size() - 1;
        while (last > 0 && parts.get(last).isEmpty()) {
            last--;
        }
        return last;
    }

    private static String summary(String section, Pattern lineEnd) {
        Matcher matcher = SENTENCE.matcher(section);
        String sentence = matcher.lookingAt() ? matcher.group() : "";
        String line = lineEnd.split(section, 2)[0];
        return sentence.compareTo(line) > 0 ? sentence : line;
    }
}
