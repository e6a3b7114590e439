package org.roundup.web.visit;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.security.Security;
import org.roundup.store.Database;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.web.i18n.Translator;
import org.roundup.web.index.IndexArguments;
import org.roundup.web.index.IndexReader;
import org.roundup.web.request.Fields;
import org.roundup.web.request.PageContext;

/** What is known about one request for a page. Actions may change context, template, fields and messages. */
public final class Visit {

    /** What surrounds the visit; it does not change. */
    public record Setting(
            TrackerConfig config,
            Request request,
            String clientAddress,
            Translator translator,
            SearchRules searchRules,
            Security security,
            String nonce) {}

    /**
     * The current user.
     *
     * @param sessionKey key of the session, or null
     */
    public record User(String id, String name, String sessionKey) {

        public boolean isAnonymous() {
            return "anonymous".equals(name);
        }
    }

    private final Setting setting;
    private final Database db;
    private final User user;
    private final Permissions permissions;
    private final Messages messages = new Messages();
    private final Keeping keeping = new Keeping();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> cookies = new ArrayList<>();
    private final RoundupDate now;
    private final ZoneId zone;
    private Fields fields;
    private PageContext context;
    private String template;
    private IndexArguments index;
    private int status = 200;

    public Visit(Setting setting, Database db, User user, Permissions permissions, PageContext context) {
        this.setting = setting;
        this.db = db;
        this.user = user;
        this.permissions = permissions;
        this.context = context;
        this.now = db.now();
        this.zone = db.timezone();
        this.fields = setting.request().fields();
        this.template = fields.special("template").orElse(null);
    }

    public Database db() {
        return db;
    }

    public TrackerConfig config() {
        return setting.config();
    }

    public Request request() {
        return setting.request();
    }

    /** The address of the client, for limits. */
    public String clientAddress() {
        return setting.clientAddress();
    }

    public Translator translator() {
        return setting.translator();
    }

    /** Roles and permissions of the tracker. */
    public Security security() {
        return setting.security();
    }

    public SearchRules searchRules() {
        return setting.searchRules();
    }

    /** Random text that marks the scripts of this page as its own. */
    public String nonce() {
        return setting.nonce();
    }

    public User user() {
        return user;
    }

    public Permissions permissions() {
        return permissions;
    }

    public Messages messages() {
        return messages;
    }

    /** Whether the page of this visit may be shown again. */
    public Keeping keeping() {
        return keeping;
    }

    /** The tracker's address, with a slash at its end. */
    public String base() {
        return setting.config().get(TrackerOptions.WEB);
    }

    /** The time at which the visit began. */
    public RoundupDate now() {
        return now;
    }

    /** The zone in which the user reads and writes dates. */
    public ZoneId zone() {
        return zone;
    }

    public Fields fields() {
        return fields;
    }

    /** Replaces the fields, as if others had been sent. */
    public void fields(Fields replacement) {
        fields = replacement;
        index = null;
    }

    public PageContext context() {
        return context;
    }

    public void context(PageContext replacement) {
        context = replacement;
        index = null;
    }

    /** The view that is asked for, or null for the one that the context has by default. */
    public String template() {
        return template;
    }

    public void template(String replacement) {
        template = replacement;
    }

    /** The view in force: the one asked for, or that of the context; of two views, the one for the present outcome. */
    public String view() {
        String asked = template;
        if (asked == null || asked.isEmpty()) {
            return switch (context.kind()) {
                case ITEM -> "item";
                case CLASS -> "index";
                default -> "";
            };
        }
        int bar = asked.indexOf('|');
        if (bar < 0) {
            return asked;
        }
        return messages.hasErrors() ? asked.substring(bar + 1) : asked.substring(0, bar);
    }

    /** The arguments of the index page, as far as the user may search by them. */
    public IndexArguments index() {
        if (index == null) {
            IndexReader reader = new IndexReader(db, setting.searchRules()::searchable, messages::error);
            index = reader.read(fields, context.className());
        }
        return index;
    }

    public void index(IndexArguments replacement) {
        index = replacement;
    }

    /** Headers that the answer will have besides the usual ones. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Values of Set-Cookie headers that the answer will have. */
    public List<String> cookies() {
        return cookies;
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    public void status(int code) {
        status = code;
    }
}
