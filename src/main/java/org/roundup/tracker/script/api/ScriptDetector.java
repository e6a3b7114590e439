package org.roundup.tracker.script.api;

import groovy.lang.Closure;
import groovy.lang.GroovyRuntimeException;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.roundup.hyperdb.Detector;
import org.roundup.hyperdb.DetectorError;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.ValueError;

/** A function of a script that audits changes or reacts to them. */
final class ScriptDetector implements Detector {

    private final ScriptContext context;
    private final Closure<?> function;

    ScriptDetector(ScriptContext context, Closure<?> function) {
        this.context = context;
        this.function = function;
    }

    /** The name of the function, or of the script if the function has none. */
    String name() {
        return Functions.name(function);
    }

    @Override
    public void call(Hyperdb db, HyperClass hyperclass, String id, Map<String, Object> values) {
        ScriptDb view = context.innerView(db);
        try {
            function.call(view, view.getclass(hyperclass.getClassname()), id, values);
        } catch (InvokerInvocationException wrapped) {
            throw failure(wrapped.getCause() == null ? wrapped : wrapped.getCause());
        } catch (Exception | AssertionError | StackOverflowError error) {
            throw failure(error);
        }
        if (values != null) {
            values.replaceAll((name, value) -> ScriptValues.plain(value));
        }
    }

    private RoundupException failure(Throwable cause) {
        if (cause instanceof RoundupException intended) {
            return intended;
        }
        if (cause instanceof IllegalArgumentException refused && !(cause instanceof GroovyRuntimeException)) {
            return new ValueError(String.valueOf(refused.getMessage()), refused);
        }
        return new DetectorError("Error: " + context.describe(name(), cause), cause);
    }
}
