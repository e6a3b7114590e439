package org.roundup.web.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roundup.web.html.Html;
import org.roundup.web.html.Markup;

/**
 * Finds in text what can be a link: addresses of http, https, ftp and ftps, hosts that start with {@code www.}, mail
 * addresses, designators such as {@code issue 12} or {@code issue12#msg3}, and mentions such as {@code @mary}.
 */
public final class Linker {

    private static final Pattern CANDIDATE = Pattern.compile(
            "(?<url>\\b(?:https?|ftps?)://[^\\s<>\"'`]+)"
                    + "|(?<www>\\bwww\\.[a-z0-9-]+(?:\\.[a-z0-9-]+)+[^\\s<>\"'`]*)"
                    + "|(?<mail>(?<![a-z0-9._%+!#$&*/=?^{|}~-])(?:mailto:)?[a-z0-9._%+!#$&*/=?^{|}~-]++"
                    + "@[a-z0-9-]+(?:\\.[a-z0-9-]+)+)"
                    + "|(?<item>\\b(?<class>[a-z][a-z_]*)\\s?\\s?(?<id>[0-9]{1,9})(?<fragment>#[a-z0-9_-]+)?\\b)"
                    + "|(?<![\\w@./])@(?<user>[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)",
            Pattern.CASE_INSENSITIVE);
    private static final String TRAILING = ".,;:!?";
    private static final int LONGEST_GAP = 2;
    private static final int LONGEST_NAME = 100;

    private final LinkTargets targets;

    public Linker(LinkTargets targets) {
        this.targets = targets;
    }

    /** The text cut into plain pieces and links; together they are the text again. */
    public List<Segment> segments(String text) {
        List<Segment> segments = new ArrayList<>();
        Matcher matcher = CANDIDATE.matcher(text).useTransparentBounds(true);
        int done = 0;
        int sign = nextSign(text, 0);
        while (sign < text.length()) {
            int end = endOfWord(text, sign);
            int from = Math.max(done, startOfCandidates(text, sign));
            while (from < end && matcher.region(from, end).find()) {
                Segment link = link(matcher);
                if (link == null) {
                    from = matcher.group("item") == null ? matcher.end() : matcher.end("class");
                    continue;
                }
                if (matcher.start() > done) {
                    segments.add(Segment.plain(text.substring(done, matcher.start())));
                }
                segments.add(link);
                done = matcher.start() + link.text().length();
                from = done;
            }
            sign = nextSign(text, end);
        }
        if (done < text.length()) {
            segments.add(Segment.plain(text.substring(done)));
        }
        return segments;
    }

    /** The next character without which nothing can be a link, where what stands around it does not rule that out. */
    private int nextSign(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign =
                    switch (c) {
                        case '@' -> true;
                        case '/' -> i > 0 && text.charAt(i - 1) == ':';
                        case '.' -> text.regionMatches(true, i - 3, "www", 0, 3);
                        default -> isDigit(c) && (i == 0 || !isDigit(text.charAt(i - 1))) && followsClass(text, i);
                    };
            if (sign) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    /** Whether the name of a class stands before the number that begins there. */
    private boolean followsClass(String text, int digit) {
        int end = digit;
        while (end > 0 && digit - end < LONGEST_GAP && isSpace(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && end - start <= LONGEST_NAME && isNamePart(text.charAt(start - 1))) {
            start--;
        }
        return end - start <= LONGEST_NAME
                && end > start
                && targets.hasClass(text.substring(start, end).toLowerCase(Locale.ROOT));
    }

    private static int endOfWord(String text, int within) {
        int end = within;
        while (end < text.length() && !isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Where a link may start that has its sign in this word: with the word or with the one before it. */
    private static int startOfCandidates(String text, int sign) {
        int start = startOfWord(text, sign);
        int spaces = start;
        while (spaces > 0 && start - spaces < LONGEST_GAP && isSpace(text.charAt(spaces - 1))) {
            spaces--;
        }
        return startOfWord(text, spaces);
    }

    private static int startOfWord(String text, int within) {
        int start = within;
        while (start > 0 && !isSpace(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private Segment link(Matcher matcher) {
        if (matcher.group("url") != null) {
            String url = trimmed(matcher.group("url"));
            return url.endsWith("/") && url.indexOf("://") == url.length() - 3 ? null : Segment.outside(url, url);
        }
        if (matcher.group("www") != null) {
            String host = trimmed(matcher.group("www"));
            return Segment.outside(host, "http://" + host);
        }
        if (matcher.group("mail") != null) {
            String mail = trimmed(matcher.group("mail"));
            boolean hasScheme = mail.regionMatches(true, 0, "mailto:", 0, 7);
            return Segment.outside(mail, hasScheme ? mail : "mailto:" + mail);
        }
        if (matcher.group("user") != null) {
            String id = targets.userId(matcher.group("user"));
            return id == null ? null : Segment.inside(matcher.group(), "user" + id);
        }
        return item(matcher);
    }

    private Segment item(Matcher matcher) {
        String className = matcher.group("class").toLowerCase(Locale.ROOT);
        String id = withoutZeros(matcher.group("id"));
        if (!targets.hasItem(className, id)) {
            return null;
        }
        String fragment = matcher.group("fragment");
        return Segment.inside(matcher.group(), className + id + (fragment == null ? "" : fragment));
    }

    private static String withoutZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    /** Without punctuation at the end that belongs to the sentence, and without a bracket that was opened before. */
    private static String trimmed(String url) {
        int end = url.length();
        while (end > 0) {
            char last = url.charAt(end - 1);
            if (TRAILING.indexOf(last) >= 0 || (last == ')' && unbalanced(url, end))) {
                end--;
            } else {
                break;
            }
        }
        return url.substring(0, end);
    }

    private static boolean unbalanced(String url, int end) {
        int depth = 0;
        for (int i = 0; i < end; i++) {
            char c = url.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return depth < 0;
    }

    /** The text escaped, with links. */
    public Markup html(String text) {
        StringBuilder out = new StringBuilder(text.length() + 64);
        for (Segment segment : segments(text)) {
            if (segment.href() == null) {
                Html.escapeTo(out, segment.text());
                continue;
            }
            out.append("<a href=\"");
            Html.escapeTo(out, segment.href());
            out.append(segment.external() ? "\" rel=\"nofollow noopener\">" : "\">");
            Html.escapeTo(out, segment.text());
            out.append("</a>");
        }
        return new Markup(out.toString());
    }
}
