package org.roundup.mail.incoming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.roundup.mail.Letters.taken;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;

/** What {@code interfaces.groovy} says of mails. */
class MailInterfacesTest extends GatewayCase {

    @Test
    void interfacesChangeTheStepsOfAMail() {
        Tracker tracker = copies.with(List.of("interfaces:mailgw.ignore { mail ->"
                + " mail.header('X-Spam-Flag') == 'YES' ? 'it is spam' : null }"
                + "¶mailgw.subject { mail, subject -> subject.replace('[EXTERNAL] ', '') }"
                + "¶mailgw.text { mail, text -> text.replaceAll(/(?s)\\nThis mail is confidential.*/, '') }"));
        assertEquals(Receipt.IGNORED, take(tracker, "From: alice@example.org¶X-Spam-Flag: YES¶Subject: x¶¶y"));
        assertEquals(
                Receipt.TAKEN,
                take(
                        tracker,
                        "From: bob@example.org¶Subject: [EXTERNAL] Re: [issue1] Printer on fire¶¶Use water.¶This mail is confidential"));
        assertEquals(1, count(tracker, "issue"));
        try (Database db = tracker.open("admin")) {
            assertEquals("Use water.", db.getclass("msg").get("2", "content"));
        }
        taken(tracker);
    }

    @Test
    void whatInterfacesRefuseIsAnswered() {
        Tracker tracker = copies.with(
                List.of("interfaces:mailgw.subject { mail, subject -> throw new Reject('closed on Sundays') }"));
        assertEquals(Receipt.ANSWERED, take(tracker, "From: alice@example.org¶Subject: x¶¶y"));
        assertTrue(text(taken(tracker).get(0)).contains("closed on Sundays"));
    }

    @Test
    void aMailOnWhichInterfacesFailIsKeptAndReported() {
        Tracker tracker = copies.with(List.of("interfaces:mailgw.ignore { mail -> mail.header('X-None').size() }"));
        assertEquals(Receipt.QUARANTINED, take(tracker, "From: alice@example.org¶Subject: x¶¶y"));
        assertEquals(
                List.of("roundup-admin@tracker.example"), taken(tracker).get(0).recipients());
        assertEquals(Receipt.IGNORED, take(tracker, "From: alice@example.org¶X-None: no¶Subject: x¶¶y"));
    }
}
