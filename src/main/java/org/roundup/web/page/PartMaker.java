package org.roundup.web.page;

import java.util.HashMap;
import java.util.Map;
import org.roundup.web.html.Markup;
import org.roundup.web.template.TemplateEngine;
import org.roundup.web.template.TemplateFailure;
import org.roundup.web.template.TemplateFinder;
import org.roundup.web.wrapper.ClassWrapper;
import org.roundup.web.wrapper.PartRenderer;
import org.roundup.web.wrapper.RequestWrapper;

/** Renders pages within a page: the same visit, but another class and other arguments. */
final class PartMaker implements PartRenderer {

    private static final int DEEPEST = 8;

    private final TemplateFinder finder;
    private final TemplateEngine engine;
    private final Map<String, Object> names;
    private int depth;

    /** @param names what the templates of the page know; may still grow */
    PartMaker(TemplateFinder finder, TemplateEngine engine, Map<String, Object> names) {
        this.finder = finder;
        this.engine = engine;
        this.names = names;
    }

    @Override
    public Markup render(ClassWrapper context, String view, RequestWrapper request) {
        if (depth == DEEPEST) {
            throw new TemplateFailure("pages within pages deeper than " + DEEPEST + ", at view " + view + " of class "
                    + context.classname());
        }
        depth++;
        try {
            Map<String, Object> inner = new HashMap<>(names);
            inner.put("context", context);
            inner.put("request", request);
            inner.put("part", true);
            return new Markup(engine.part(finder.find(context.classname(), view), inner));
        } finally {
            depth--;
        }
    }
}
