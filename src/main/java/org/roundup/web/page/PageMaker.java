package org.roundup.web.page;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.roundup.hyperdb.NotFound;
import org.roundup.security.Security;
import org.roundup.store.change.Watermark;
import org.roundup.store.change.WatermarkCache;
import org.roundup.tracker.Tally;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.script.Extensions;
import org.roundup.web.request.PageContext;
import org.roundup.web.template.PageTemplate;
import org.roundup.web.template.TemplateEngine;
import org.roundup.web.template.TemplateFinder;
import org.roundup.web.template.TextFiles;
import org.roundup.web.visit.Visit;
import org.roundup.web.wrapper.Account;
import org.roundup.web.wrapper.Administration;
import org.roundup.web.wrapper.Charts;
import org.roundup.web.wrapper.DbWrapper;
import org.roundup.web.wrapper.Lists;
import org.roundup.web.wrapper.Live;
import org.roundup.web.wrapper.MailChoice;
import org.roundup.web.wrapper.Options;
import org.roundup.web.wrapper.RequestWrapper;
import org.roundup.web.wrapper.Utils;
import org.roundup.web.wrapper.Wrappers;

/** Renders pages of a tracker. */
public final class PageMaker {

    private static final long LARGEST_SUM = 32L << 20;
    private static final int LARGEST_PAGE = 1 << 20;

    /**
     * All that a page may depend on that its template allows to be kept, besides the database and the permissions.
     *
     * @param query as it was sent, or null
     * @param language tag of the language of the page
     */
    private record Key(String userId, String path, String query, String language) {}

    private final Tracker tracker;
    private final TemplateFinder finder;
    private final TemplateEngine engine;
    private final TextFiles files;
    private final Function<String, String> fileAddress;
    private final WatermarkCache<Key, OpenPage> kept = new WatermarkCache<>(LARGEST_SUM, LARGEST_PAGE, OpenPage::size);
    private volatile Extensions lastExtensions;

    /** @param fileAddress gives the address of a static file by its name */
    public PageMaker(Tracker tracker, Function<String, String> fileAddress) {
        this.tracker = tracker;
        Path folder = tracker.config().pages();
        this.finder = new TemplateFinder(folder);
        this.engine = new TemplateEngine(folder);
        this.files = new TextFiles(folder);
        this.fileAddress = fileAddress;
    }

    /**
     * The page of a visit.
     *
     * @param formToken makes tokens for the forms of the page
     * @throws NotFound if the visit is about an item that does not exist
     */
    public Rendered page(Visit visit, Supplier<String> formToken) {
        if (!canBeKept(visit)) {
            return open(visit).fill(visit.nonce(), formToken);
        }
        Key key = new Key(
                visit.user().id(),
                visit.request().path(),
                visit.request().query(),
                visit.translator().getTag());
        Watermark mark = visit.db().watermark();
        Security rules = visit.security();
        long now = System.nanoTime();
        Optional<OpenPage> found = kept.find(key, mark, rules);
        tracker.tally().count(found.isPresent() ? Tally.Event.PAGE_KEPT : Tally.Event.PAGE_MADE);
        OpenPage page = found.orElseGet(() -> {
            OpenPage made = open(visit);
            if (visit.keeping().isAllowed() && canBeKept(visit)) {
                kept.keep(key, mark, rules, now, made);
            }
            return made;
        });
        return page.fill(visit.nonce(), formToken);
    }

    /** Whether the page is what the address says, and nothing more. */
    private static boolean canBeKept(Visit visit) {
        return visit.request().isSafe()
                && visit.fields().special("action").isEmpty()
                && visit.messages().isEmpty()
                && visit.headers().isEmpty()
                && visit.status() == 200;
    }

    private OpenPage open(Visit visit) {
        String place = Live.place(visit);
        PageContext context = visit.context();
        if (context.id() != null && !visit.db().getclass(context.className()).hasnode(context.id())) {
            throw new NotFound("There is no " + context.className() + " " + context.id());
        }
        PageTemplate template = finder.find(context.className(), visit.view());
        return render(visit, template, place);
    }

    /** A page by the name of its view, such as {@code 404}, for the class of the visit if it has one of its own. */
    public Rendered named(Visit visit, String view, Supplier<String> formToken) {
        String className = visit.context().className();
        boolean known = className != null && visit.db().schema().has(className);
        return render(visit, finder.find(known ? className : "_generic", view), "")
                .fill(visit.nonce(), formToken);
    }

    private OpenPage render(Visit visit, PageTemplate template, String place) {
        Map<String, Object> names = new HashMap<>();
        PartMaker parts = new PartMaker(finder, engine, names);
        Wrappers wrappers = new Wrappers(visit, () -> OpenPage.TOKEN, OpenPage.NONCE, parts);
        names.put("context", wrappers.context());
        names.put("request", new RequestWrapper(wrappers));
        names.put("user", wrappers.item("user", visit.user().id()));
        names.put("db", new DbWrapper(wrappers));
        names.put("config", visit.config());
        names.put("tracker", Map.of("name", tracker.name(), "config", visit.config()));
        names.put("utils", new Utils(wrappers, finder, files, fileAddress, extensions()));
        names.put("account", new Account(wrappers, tracker));
        Lists lists = new Lists(wrappers);
        names.put("lists", lists);
        names.put("mail", new MailChoice(wrappers));
        names.put("charts", new Charts(wrappers, lists));
        names.put("live", new Live(wrappers, place));
        names.put("administration", new Administration(wrappers));
        names.put("options", new Options(visit.messages()));
        names.put("i18n", visit.translator());
        names.put("template", template.name());
        names.put("nonce", OpenPage.NONCE);
        String type = template.isHtml() ? "text/html; charset=utf-8" : template.contentType() + "; charset=utf-8";
        return OpenPage.of(type, engine.render(template, names));
    }

    private Extensions extensions() {
        Extensions current = tracker.extensions();
        if (!current.equals(lastExtensions)) {
            engine.forgetMethods();
            lastExtensions = current;
        }
        return current;
    }
}
