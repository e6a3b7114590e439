package org.roundup.tracker.message;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MailgwOptions;

/** Takes the sections of a text one after the other and keeps those that its author wrote. */
final class Sections {

    private static final int LONGEST_SIGNATURE = 10;

    private final Pattern signature;
    private final Pattern originalMessage;
    private final boolean keepQuotes;
    private final List<String> kept = new ArrayList<>();
    private String first = "";
    private boolean ended;

    Sections(TrackerConfig config, boolean keepQuotes) {
        this.signature = config.get(MailgwOptions.SIGN_RE);
        this.originalMessage = config.get(MailgwOptions.ORIGMSG_RE);
        this.keepQuotes = keepQuotes;
    }

    /** The sections to be kept. */
    List<String> kept() {
        return kept;
    }

    /** The first section that is not only a quotation; empty if there is none. */
    String first() {
        return first;
    }

    /** Whether nothing that follows belongs to the message. */
    boolean ended() {
        return ended;
    }

    void add(List<String> lines, String section, boolean isFirst, boolean isLast) {
        boolean quoted = isQuoted(lines.get(0));
        if (!quoted && !(lines.size() > 1 && isQuoted(lines.get(1)))) {
            addOwn(lines, section, isLast);
            return;
        }
        if (!isFirst
                && !quoted
                && !keepQuotes
                && !lines.get(0).isEmpty()
                && !lines.get(0).endsWith(":")) {
            kept.add(lines.get(0));
        }
        int answer = answer(lines);
        if (answer < lines.size()) {
            List<String> rest = keepQuotes ? lines : lines.subList(answer, lines.size());
            addOwn(rest, String.join("\n", rest), isLast);
        } else if (keepQuotes) {
            kept.add(section);
        }
    }

    private static boolean isQuoted(String line) {
        return line.startsWith(">") || line.startsWith("|");
    }

    /** The first line after the first that is not quoted: an answer, not set off by a blank line. */
    private static int answer(List<String> lines) {
        int line = 1;
        while (line < lines.size() && (lines.get(line).isEmpty() || isQuoted(lines.get(line)))) {
            line++;
        }
        return line;
    }

    private void addOwn(List<String> lines, String section, boolean isLast) {
        if (first.isEmpty()) {
            first = section;
        } else if (isLast && isSignature(lines)
                || originalMessage.matcher(lines.get(0)).lookingAt()) {
            ended = true;
            return;
        }
        kept.add(section);
    }

    private boolean isSignature(List<String> lines) {
        return lines.size() >= 2
                && lines.size() <= LONGEST_SIGNATURE
                && signature.matcher(lines.get(0)).lookingAt();
    }
}
