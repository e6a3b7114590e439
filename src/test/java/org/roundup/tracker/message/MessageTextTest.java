package org.roundup.tracker.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.tracker.config.ConfigDraft;
import org.roundup.tracker.config.TrackerConfig;

class MessageTextTest {

    static List<String[]> bodies() {
        return Vectors.of("/message/bodies.txt");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void keepsWhatTheAuthorWrote(
            String keepQuotes, String keepAll, String occasion, String body, String content, String summary) {
        TrackerConfig config = new ConfigDraft()
                .set("tracker_web", "http://localhost/demo/")
                .set("mail_domain", "example.org")
                .set("mail_host", "localhost")
                .set("mailgw_keep_quoted_text", keepQuotes)
                .set("mailgw_leave_body_unchanged", keepAll)
                .build(Path.of("target"));
        assertEquals(
                new MessageText(lines(summary), lines(content)),
                MessageText.of(lines(body), config, occasion.equals("create")));
    }

    private static String lines(String text) {
        return text.replace('¶', '\n');
    }
}
