package org.roundup.web.action;

import groovy.lang.Closure;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.roundup.tracker.Tracker;
import org.roundup.web.visit.Visit;

/**
 * An action of an extension: a function that is called with a {@link ScriptVisit}, or a class that is made with one and
 * whose method {@code handle} is called. What it returns is sent as an HTML page; if it returns nothing, the page of the
 * visit is shown.
 */
public final class ScriptAction implements Action {

    private final Tracker tracker;
    private final Object script;

    public ScriptAction(Tracker tracker, Object script) {
        this.tracker = tracker;
        this.script = script;
    }

    @Override
    public boolean needsPost() {
        return false;
    }

    @Override
    public Outcome run(Visit visit) {
        ScriptVisit client = new ScriptVisit(visit, tracker.view(visit.db()));
        Object result = call(client);
        if (visit.request().isPost()) {
            visit.db().commit();
        } else {
            visit.db().rollback();
        }
        if (client.redirect() != null) {
            return new Outcome.Redirect(client.redirect());
        }
        if (result == null || visit.messages().hasErrors()) {
            return Outcome.PAGE;
        }
        String text = result.toString();
        return new Outcome.Body("text/html; charset=utf-8", Map.of(), out -> out.write(text));
    }

    private Object call(ScriptVisit client) {
        if (script instanceof Closure<?> function) {
            return function.call(client);
        }
        Object handler = InvokerHelper.invokeConstructorOf((Class<?>) script, client);
        return InvokerHelper.invokeMethod(handler, "handle", null);
    }
}
