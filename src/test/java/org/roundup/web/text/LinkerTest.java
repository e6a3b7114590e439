package org.roundup.web.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;

class LinkerTest {

    static final LinkTargets TARGETS = new LinkTargets() {
        @Override
        public boolean hasClass(String name) {
            return Set.of("issue", "msg").contains(name);
        }

        @Override
        public boolean hasItem(String className, String id) {
            return hasClass(className) && Long.parseLong(id) <= 200;
        }

        @Override
        public String userId(String name) {
            return name.equals("mary") ? "3" : null;
        }
    };

    private final Linker linker = new Linker(TARGETS);

    static List<String[]> vectors() {
        return Vectors.of("/web/links.txt");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void linksWhatIsALink(String text, String expected) {
        List<Segment> segments = linker.segments(text);
        String links = segments.stream()
                .filter(segment -> segment.href() != null)
                .map(segment -> segment.text() + ">" + segment.href())
                .collect(Collectors.joining(" "));
        assertEquals(expected.equals("-") ? "" : expected, links);
        assertEquals(text, segments.stream().map(Segment::text).collect(Collectors.joining()));
    }

    @Test
    void anItemMayStandApartFromItsNumber() {
        assertEquals(
                "<a href=\"issue5\">Issue 5</a> &lt;b&gt;",
                linker.html("Issue 5 <b>").html());
        assertEquals(
                "a\n<a href=\"issue5\">issue\n5</a>", linker.html("a\nissue\n5").html());
    }

    @Test
    void linksOutsideTellRobotsNothing() {
        assertEquals(
                "<a href=\"http://a.b/?x=1&amp;y=2\" rel=\"nofollow noopener\">http://a.b/?x=1&amp;y=2</a>",
                linker.html("http://a.b/?x=1&y=2").html());
    }

    @Test
    void aWordOfAMillionSignsIsReadOnce() {
        String word = "a1b2/c3+".repeat(125_000);
        assertEquals(word + " ", linker.html(word + " ").html());
        assertEquals(2, linker.segments(word + " issue5").size());
    }

    @Test
    void aLinkIsFoundWhereverItStandsInALongText() {
        String prose = "words without any sign, and more of them\n".repeat(3);
        assertEquals(
                List.of(prose, "issue 5", " then ", "www.a.org", ", " + prose, "mary@b.org"),
                linker.segments(prose + "issue 5 then www.a.org, " + prose + "mary@b.org").stream()
                        .map(Segment::text)
                        .toList());
    }
}
