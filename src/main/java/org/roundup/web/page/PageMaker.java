package org.roundup.web.page;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.roundup.hyperdb.NotFound;
import org.roundup.tracker.Tracker;
import org.roundup.web.request.PageContext;
import org.roundup.web.template.PageTemplate;
import org.roundup.web.template.TemplateEngine;
import org.roundup.web.template.TemplateFinder;
import org.roundup.web.visit.Visit;
import org.roundup.web.wrapper.Charts;
import org.roundup.web.wrapper.DbWrapper;
import org.roundup.web.wrapper.Lists;
import org.roundup.web.wrapper.Options;
import org.roundup.web.wrapper.RequestWrapper;
import org.roundup.web.wrapper.Utils;
import org.roundup.web.wrapper.Wrappers;

/** Renders pages of a tracker. */
public final class PageMaker {

    private final Tracker tracker;
    private final TemplateFinder finder;
    private final TemplateEngine engine;
    private final Function<String, String> fileAddress;

    /** @param fileAddress gives the address of a static file by its name */
    public PageMaker(Tracker tracker, Function<String, String> fileAddress) {
        this.tracker = tracker;
        Path folder = tracker.config().pages();
        this.finder = new TemplateFinder(folder);
        this.engine = new TemplateEngine(folder);
        this.fileAddress = fileAddress;
    }

    /**
     * The page of a visit.
     *
     * @param formToken makes tokens for the forms of the page
     * @throws NotFound if the visit is about an item that does not exist
     */
    public Rendered page(Visit visit, Supplier<String> formToken) {
        PageContext context = visit.context();
        if (context.id() != null && !visit.db().getclass(context.className()).hasnode(context.id())) {
            throw new NotFound("There is no " + context.className() + " " + context.id());
        }
        PageTemplate template = finder.find(context.className(), visit.view());
        return render(visit, template, formToken);
    }

    /** A page by the name of its view, such as {@code 404}, for the class of the visit if it has one of its own. */
    public Rendered named(Visit visit, String view, Supplier<String> formToken) {
        String className = visit.context().className();
        boolean known = className != null && visit.db().schema().has(className);
        return render(visit, finder.find(known ? className : "_generic", view), formToken);
    }

    private Rendered render(Visit visit, PageTemplate template, Supplier<String> formToken) {
        Wrappers wrappers = new Wrappers(visit, formToken);
        Map<String, Object> names = new HashMap<>();
        names.put("context", wrappers.context());
        names.put("request", new RequestWrapper(wrappers));
        names.put("user", wrappers.item("user", visit.user().id()));
        names.put("db", new DbWrapper(wrappers));
        names.put("config", visit.config());
        names.put("utils", new Utils(wrappers, finder, fileAddress, tracker.extensions()));
        Lists lists = new Lists(wrappers);
        names.put("lists", lists);
        names.put("charts", new Charts(wrappers, lists));
        names.put("options", new Options(visit.messages()));
        names.put("i18n", visit.translator());
        names.put("template", template.name());
        names.put("nonce", visit.nonce());
        String type = template.isHtml() ? "text/html; charset=utf-8" : template.contentType() + "; charset=utf-8";
        return new Rendered(type, engine.render(template, names));
    }
}
