package org.roundup.mail.incoming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.roundup.mail.Letters.header;
import static org.roundup.mail.Letters.taken;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.roundup.mail.letter.Letter;
import org.roundup.tracker.Tracker;

/** What becomes of mails if their senders have to be proved. */
class UnprovedSenderTest extends GatewayCase {

    private static final String PROVED =
            "Authentication-Results: mx.tracker.example; dmarc=pass header.from=example.org¶";

    private static Tracker doubting(String what) {
        return copies.with(List.of("mailgw_unauthenticated=" + what, "mailgw_authserv_ids=mx.tracker.example"));
    }

    @Test
    void whoIsNotProvedIsNobody() {
        Tracker tracker = doubting("anonymous");
        assertEquals(Receipt.ANSWERED, take(tracker, "From: alice@example.org¶Subject: forged¶¶text"));
        String answer = text(taken(tracker).get(0));
        assertTrue(answer.contains("Nothing in your message proves"), answer);
        assertEquals(Receipt.TAKEN, take(tracker, PROVED + "From: alice@example.org¶Subject: real¶¶text"));
        assertEquals("3", creatorOfLast(tracker));
        assertEquals(2, count(tracker, "issue"));
        taken(tracker);
    }

    @Test
    void whoIsNotProvedMayConfirmOnce() {
        Tracker tracker = doubting("confirm");
        assertEquals(Receipt.TAKEN, take(tracker, PROVED + "From: alice@example.org¶Subject: real¶¶text"));
        taken(tracker);
        assertEquals(Receipt.WAITING, take(tracker, "From: alice@example.org¶Subject: really me¶¶text"));
        assertEquals(2, count(tracker, "issue"));
        List<Letter> asked = taken(tracker);
        assertEquals(List.of("alice@example.org"), asked.get(0).recipients());
        String subject = header(asked.get(0), "Subject");
        assertTrue(header(asked.get(0), "From").contains("<issue_tracker@tracker.example>"));
        assertEquals(1, new Quarantine(tracker.config()).list().size());

        String reply = "From: alice@example.org¶Subject: Re: " + subject + "¶¶ok";
        assertEquals(Receipt.ANSWERED, take(tracker, reply.replace("-- confirm ", "-- confirm x")));
        taken(tracker);
        assertEquals(Receipt.TAKEN, take(tracker, reply));
        assertEquals(3, count(tracker, "issue"));
        assertEquals(List.of(), new Quarantine(tracker.config()).list());
        taken(tracker);
        assertEquals(Receipt.ANSWERED, take(tracker, reply));
        assertTrue(text(taken(tracker).get(0)).contains("unknown or expired"));
        assertEquals(3, count(tracker, "issue"));
    }

    @Test
    void strangersAreNotAskedToConfirm() {
        Tracker tracker = doubting("confirm");
        assertEquals(Receipt.ANSWERED, take(tracker, "From: zed@nowhere.example¶Subject: hello¶¶text"));
        assertTrue(text(taken(tracker).get(0)).contains("not a registered user"));
    }
}
