package org.roundup.mail.letter;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.roundup.tracker.Version;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MailOptions;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.TrackerOptions;

/** What all letters of a tracker have in common. */
public final class Letterhead {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", Locale.ENGLISH);

    private static final String VERSION = HeaderValue.ascii(Version.text().replaceFirst(" .*", ""));

    private final TrackerConfig config;

    public Letterhead(TrackerConfig config) {
        this.config = config;
    }

    /** Encoding of headers. */
    public String charset() {
        return config.get(MailOptions.CHARSET);
    }

    /** Where errors of delivery go to. */
    public String envelopeSender() {
        return config.get(MainOptions.ADMIN_EMAIL);
    }

    /** The tracker under the address of its administrator. */
    public String admin() {
        return HeaderValue.mailbox(config.get(TrackerOptions.NAME), config.get(MainOptions.ADMIN_EMAIL), charset());
    }

    /** The tracker under its own address. */
    public String tracker() {
        return HeaderValue.mailbox(config.get(TrackerOptions.NAME), config.get(TrackerOptions.EMAIL), charset());
    }

    /** The address of a page of the tracker. */
    public String url(String page) {
        return config.get(TrackerOptions.WEB) + page;
    }

    /** The tracker as a mailing list, for programs that sort mails. */
    public String listId() {
        String name = config.get(TrackerOptions.EMAIL).replaceFirst("@.*", "").replaceAll("[^A-Za-z0-9._-]", "-");
        return "<" + name + "." + HeaderValue.ascii(config.get(MailOptions.DOMAIN)) + ">";
    }

    /** The headers that every letter has besides its own. */
    public List<Letter.Header> standard(Instant now, String kindOfMail) {
        ZoneId zone = config.get(MainOptions.TIMEZONE);
        String name = HeaderValue.text(config.get(TrackerOptions.NAME), charset());
        List<Letter.Header> headers = new ArrayList<>();
        headers.add(new Letter.Header("Date", DATE.format(now.atZone(zone))));
        headers.add(new Letter.Header("Precedence", "bulk"));
        headers.add(new Letter.Header("Auto-Submitted", kindOfMail));
        headers.add(new Letter.Header("X-Roundup-Name", name));
        headers.add(new Letter.Header("X-Roundup-Loop", "hello"));
        headers.add(new Letter.Header("X-Roundup-Version", VERSION));
        return headers;
    }
}
