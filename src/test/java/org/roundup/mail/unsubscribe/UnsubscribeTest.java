package org.roundup.mail.unsubscribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roundup.mail.TrackerCopies;
import org.roundup.mail.incoming.Gateway;
import org.roundup.mail.incoming.GatewayOptions;
import org.roundup.mail.incoming.Receipt;
import org.roundup.store.Database;
import org.roundup.store.notice.MutedItems;
import org.roundup.tracker.Tracker;

/** A link ends the mails of one user about one item, and does nothing else. */
class UnsubscribeTest {

    private static final Unsubscription WISH = new Unsubscription("4", "issue", "1", "nosy");

    @TempDir
    static Path folder;

    private static TrackerCopies copies;
    private static Tracker tracker;

    @BeforeAll
    static void make() {
        copies = new TrackerCopies(folder);
        tracker = copies.with(List.of());
    }

    @AfterAll
    static void remove() {
        copies.close();
    }

    private static String token(Tracker of) {
        String url = new UnsubscribeSeal(of.config()).url(WISH);
        return url.substring("http://tracker.example/demo/@unsubscribe/".length());
    }

    private static Optional<Unsubscription> read(String token) {
        return new UnsubscribeSeal(tracker.config()).read(token);
    }

    @Test
    void aSealedLinkIsReadBack() {
        assertEquals(Optional.of(WISH), read(token(tracker)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "x.y", "!.!", "NAppc3N1ZQoxCm5vc3k.", "NAppc3N1ZQoxCm5vc3k.AAAA"})
    void othersAreNot(String token) {
        assertEquals(Optional.empty(), read(token));
    }

    @Test
    void noPartOfItCanBeChanged() {
        String token = token(tracker);
        String mac = token.substring(token.indexOf('.') + 1);
        for (String subject : List.of("5\nissue\n1\nnosy", "4\nissue\n2\nnosy", "4\nissue\n1\n", "4\nuser\n1\nnosy")) {
            String forged =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(subject.getBytes(StandardCharsets.UTF_8));
            assertEquals(Optional.empty(), read(forged + "." + mac));
        }
        assertEquals(Optional.empty(), read(token(copies.with(List.of("web_secret_key=another")))));
    }

    @Test
    void itTakesTheUserOffTheListAsOftenAsItIsAsked() {
        Unsubscriber unsubscriber = new Unsubscriber(tracker);
        unsubscriber.carryOut(WISH);
        unsubscriber.carryOut(WISH);
        try (Database db = tracker.open("admin")) {
            assertEquals(List.of("3"), db.getclass("issue").get("1", "nosy"));
            assertEquals("4", db.getclass("issue").get("1", "actor"));
            assertTrue(MutedItems.of(db.session(), "4").isEmpty());
        }
    }

    @Test
    void whoeverIsOnNoListMutesTheItem() {
        Unsubscriber unsubscriber = new Unsubscriber(tracker);
        unsubscriber.carryOut(new Unsubscription("5", "issue", "1", ""));
        unsubscriber.carryOut(new Unsubscription("5", "issue", "1", ""));
        try (Database db = tracker.open("admin")) {
            assertEquals(List.of(new MutedItems.Item("issue", "1")), MutedItems.of(db.session(), "5"));
        }
    }

    @Test
    void whatIsNoMoreIsNoError() {
        Unsubscriber unsubscriber = new Unsubscriber(tracker);
        tracker.run("admin", db -> {
            db.getclass("issue").create(Map.of("title", "Second", "nosy", List.of("3")));
            db.getclass("issue").retire("2");
        });
        unsubscriber.carryOut(new Unsubscription("3", "issue", "2", "nosy"));
        unsubscriber.carryOut(new Unsubscription("3", "issue", "99", "nosy"));
        unsubscriber.carryOut(new Unsubscription("3", "gone", "1", "nosy"));
        unsubscriber.carryOut(new Unsubscription("99", "issue", "1", ""));
        unsubscriber.carryOut(new Unsubscription("3", "issue", "1", "gone"));
    }

    @Test
    void theMailThatALinkMakesDoesTheSame() {
        Tracker other = copies.with(List.of("tracker_name=By mail"));
        String mail = "From: bob@example.org\nTo: issue_tracker@tracker.example\nMessage-Id: <u@x>\n"
                + "Subject: [issue1] [nosy=-bob]\n\n";
        Gateway gateway = new Gateway(other, GatewayOptions.NONE);
        assertEquals(Receipt.TAKEN, gateway.take(new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII))));
        try (Database db = other.open("admin")) {
            assertEquals(List.of("3"), db.getclass("issue").get("1", "nosy"));
            assertEquals(List.of("1"), db.getclass("issue").get("1", "messages"));
            assertEquals("Printer on fire", db.getclass("issue").get("1", "title"));
        }
    }
}
