package org.roundup.web.template;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.exception.MethodInvocationException;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.Renderable;
import org.apache.velocity.util.introspection.IntrospectionCacheData;
import org.roundup.hyperdb.RoundupException;

/** Renders the templates of one tracker. Safe for all threads. */
public final class TemplateEngine {

    private static final String FRAME = "page.html";
    private static final String CHECK_SECONDS = "2";
    private static final Logger REFUSALS = Logger.getLogger("org.apache.velocity.runtime.introspection");
    private static final Logger RENDERING = Logger.getLogger("org.apache.velocity.rendering");

    static {
        // each refused access and each empty reference would be logged anew for every page
        REFUSALS.setLevel(Level.SEVERE);
        RENDERING.setLevel(Level.SEVERE);
    }

    private static final int MOST_KEPT_METHODS = 20_000;

    private final VelocityEngine velocity;
    private final Map<Object, IntrospectionCacheData> methods = new ConcurrentHashMap<>();

    /** @param folder of the tracker's templates */
    public TemplateEngine(Path folder) {
        Properties settings = new Properties();
        settings.setProperty("resource.loaders", "tracker,shared");
        settings.setProperty(
                "resource.loader.tracker.class", "org.apache.velocity.runtime.resource.loader.FileResourceLoader");
        settings.setProperty("resource.loader.tracker.path", folder.toString());
        settings.setProperty("resource.loader.tracker.cache", "true");
        settings.setProperty("resource.loader.tracker.modification_check_interval", CHECK_SECONDS);
        settings.setProperty("resource.loader.shared.class", SharedPages.class.getName());
        settings.setProperty("resource.loader.shared.cache", "true");
        settings.setProperty("event_handler.reference_insertion.class", EscapingHandler.class.getName());
        settings.setProperty("introspector.uberspect.class", FunctionUberspector.class.getName());
        settings.setProperty("runtime.custom_directives", NoEvaluation.class.getName());
        settings.setProperty("runtime.interpolate_string_literals", "false");
        settings.setProperty("runtime.log.log_invalid_references", "false");
        settings.setProperty("velocimacro.library.path", "macros.html");
        settings.setProperty("directive.parse.max_depth", "12");
        settings.setProperty("resource.default_encoding", "UTF-8");
        velocity = new VelocityEngine(settings);
        velocity.init();
    }

    /**
     * Renders a page.
     *
     * @param names what the template knows
     * @throws TemplateFailure if the template is wrong
     * @throws RoundupException what a check in the template throws, such as a missing permission
     */
    public PageText render(PageTemplate template, Map<String, Object> names) {
        VelocityContext context = new TemplateNames(names);
        PageText page = merge(template.name(), context);
        if (!template.isHtml() || Boolean.FALSE.equals(context.get("frame"))) {
            return page;
        }
        context.put("content", new Content(page));
        return merge(FRAME, context);
    }

    /**
     * Renders a page without its frame.
     *
     * @param names what the template knows
     * @throws TemplateFailure if the template is wrong
     * @throws RoundupException what a check in the template throws, such as a missing permission
     */
    public String part(PageTemplate template, Map<String, Object> names) {
        return merge(template.name(), new TemplateNames(names)).toString();
    }

    /**
     * What a template knows. Which method a place in a template means is found out once for all pages, and not, as
     * Velocity does, for each page anew.
     */
    private final class TemplateNames extends VelocityContext {

        TemplateNames(Map<String, Object> names) {
            super(names);
        }

        @Override
        public IntrospectionCacheData icacheGet(Object place) {
            return methods.get(place);
        }

        @Override
        public void icachePut(Object place, IntrospectionCacheData method) {
            if (method == null) {
                methods.remove(place);
                return;
            }
            if (methods.size() >= MOST_KEPT_METHODS) {
                methods.clear(); // templates that were replaced leave their places behind
            }
            methods.put(place, method);
        }
    }

    /** Finds methods anew from now on: to be called when other functions of extensions exist. */
    public void forgetMethods() {
        methods.clear();
    }

    /** The page within its frame. */
    private record Content(PageText text) implements Renderable {

        @Override
        public boolean render(InternalContextAdapter context, Writer writer) throws IOException {
            if (writer instanceof PageText frame) {
                frame.append(text);
            } else {
                writer.write(toString());
            }
            return true;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private PageText merge(String name, VelocityContext context) {
        PageText out = new PageText();
        try {
            velocity.mergeTemplate(name, "UTF-8", context, out);
        } catch (MethodInvocationException error) {
            if (error.getCause() instanceof RoundupException told) {
                throw told;
            }
            throw new TemplateFailure(error.getMessage(), error);
        } catch (VelocityException error) {
            throw new TemplateFailure(error.getMessage(), error);
        }
        return out;
    }
}
