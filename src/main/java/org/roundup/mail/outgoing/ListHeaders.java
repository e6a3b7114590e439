package org.roundup.mail.outgoing;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.roundup.hyperdb.HyperClass;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.unsubscribe.UnsubscribeSeal;
import org.roundup.mail.unsubscribe.Unsubscription;
import org.roundup.store.Database;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MailgwOptions;
import org.roundup.tracker.config.option.NosyOptions;
import org.roundup.tracker.config.option.TrackerOptions;

/** The headers of a notification by which one recipient ends the mails about its item. */
final class ListHeaders {

    private static final String UNSUBSCRIBE = "List-Unsubscribe";
    private static final String ONE_CLICK = "List-Unsubscribe-Post";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

    private final TrackerConfig config;
    private final UnsubscribeSeal seal;

    ListHeaders(TrackerConfig config) {
        this.config = config;
        this.seal = new UnsubscribeSeal(config);
    }

    /**
     * The headers by recipient. Those without a user have none; nor have mails that are encrypted, since the headers name
     * the item, nor any if the configuration wants none.
     */
    Map<String, String> of(Database db, Letter letter) {
        Map<String, String> headers = new LinkedHashMap<>();
        Letter.About about = letter.about();
        if (about == null || letter.encrypted() || !config.get(NosyOptions.UNSUBSCRIBE_LINKS)) {
            return headers;
        }
        if (about.itemId().isEmpty()) {
            String page = "<" + config.get(TrackerOptions.WEB) + "home?@template=mail>";
            about.readers().keySet().forEach(address -> headers.put(address, page));
            return headers;
        }
        List<?> listed = listed(db, about);
        for (String address : letter.recipients()) {
            String userId = about.readers().get(address);
            if (userId != null) {
                headers.put(address, header(db, about, userId, listed.contains(userId)));
            }
        }
        return headers;
    }

    private static List<?> listed(Database db, Letter.About about) {
        HyperClass items = db.getclass(about.className());
        boolean known = items.hasnode(about.itemId()) && items.definition().has(about.list());
        return known ? (List<?>) items.get(about.itemId(), about.list()) : List.of();
    }

    private String header(Database db, Letter.About about, String userId, boolean listed) {
        String list = listed ? about.list() : "";
        String url = seal.url(new Unsubscription(userId, about.className(), about.itemId(), list));
        String name = db.getclass("user").get(userId, "username").toString();
        boolean byMail = listed
                && NAME.matcher(name).matches()
                && config.get(MailgwOptions.SUBJECT_SUFFIX_DELIMITERS).equals("[]");
        return "<" + url + ">" + (byMail ? ", <" + mailto(about, name) + ">" : "");
    }

    /** A mail that the gateway understands. */
    private String mailto(Letter.About about, String userName) {
        String subject = "[" + about.className() + about.itemId() + "] [" + about.list() + "=-" + userName + "]";
        return "mailto:" + config.get(TrackerOptions.EMAIL) + "?subject="
                + URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Gives the mail the header of one recipient in place of that of another; null takes it away. */
    void set(MimeMessage mail, String header) throws MessagingException {
        mail.removeHeader(UNSUBSCRIBE);
        mail.removeHeader(ONE_CLICK);
        if (header == null) {
            return;
        }
        mail.setHeader(UNSUBSCRIBE, header.replace(">, <", ">,\r\n <"));
        if (header.startsWith("<https:") && header.contains(UnsubscribeSeal.PATH)) {
            mail.setHeader(ONE_CLICK, "List-Unsubscribe=One-Click");
        }
    }
}
