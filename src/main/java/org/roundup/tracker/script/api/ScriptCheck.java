package org.roundup.tracker.script.api;

import groovy.lang.Closure;
import java.util.HashMap;
import java.util.Map;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.security.CheckContext;
import org.roundup.security.PermissionCheck;

/** The check function of a permission. Two are equal if they call the same function. */
final class ScriptCheck implements PermissionCheck {

    private static final int PARAMETERS_WITH_CONTEXT = 4;

    private final ScriptContext scripts;
    private final Closure<?> function;
    private final boolean usesContext;

    ScriptCheck(ScriptContext scripts, Closure<?> function) {
        this.scripts = scripts;
        this.function = function;
        this.usesContext = function.getMaximumNumberOfParameters() >= PARAMETERS_WITH_CONTEXT;
    }

    @Override
    public boolean allows(Hyperdb db, String userId, String itemId, CheckContext context) {
        ScriptDb view = scripts.innerView(db);
        Object answer =
                usesContext ? function.call(view, userId, itemId, map(context)) : function.call(view, userId, itemId);
        return DefaultTypeTransformation.castToBoolean(answer);
    }

    private static Map<String, Object> map(CheckContext context) {
        Map<String, Object> map = new HashMap<>();
        map.put("permission", context.permission());
        map.put("classname", context.className());
        map.put("property", context.property());
        return map;
    }

    @Override
    public boolean usesContext() {
        return usesContext;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScriptCheck check
                && Functions.identity(function).equals(Functions.identity(check.function));
    }

    @Override
    public int hashCode() {
        return Functions.identity(function).hashCode();
    }
}
