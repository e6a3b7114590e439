package org.roundup.tracker.script.api;

import groovy.lang.Closure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.roundup.hyperdb.ValueError;
import org.roundup.tracker.config.TrackerConfig;

/** The {@code tracker} of the {@code init} functions of extensions: takes actions, and functions for pages. */
public final class SetupTracker {

    private static final String PERMISSION = "permission";

    private final ScriptContext context;
    private final Map<String, Object> actions = new LinkedHashMap<>();
    private final Map<String, Object> apiActions = new LinkedHashMap<>();
    private final Map<String, Object> utils = new LinkedHashMap<>();
    private final Map<String, Object> utilMethods = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();
    private String place = "";

    public SetupTracker(ScriptContext context) {
        this.context = context;
    }

    /** Names the extension whose registrations follow. */
    public void enter(String path) {
        place = path;
    }

    public TrackerConfig getConfig() {
        return context.config();
    }

    public String getTracker_home() {
        return context.config().home().toString();
    }

    /** Registers a web action, a class or a function; one of the same name is replaced. */
    public void registerAction(String name, Object action) {
        actions.put(name, action);
    }

    /**
     * Registers an action that programs call by XML-RPC, a class or a function; one of the same name is replaced.
     *
     * @throws ValueError if it is a class that does not say who may call it
     */
    public void registerApiAction(String name, Object action) {
        boolean says = action instanceof Class<?> type
                ? !InvokerHelper.getMetaClass(type).respondsTo(type, PERMISSION).isEmpty()
                : action instanceof Closure<?>;
        if (!says) {
            throw new ValueError("The action for programs '" + name + "' (in " + place
                    + ") must be a function, or a class with a method 'permission' that says who may call it");
        }
        apiActions.put(name, action);
    }

    /** Registers a function that pages call as {@code $utils.name(…)}. */
    public void registerUtil(String name, Object function) {
        register(utils, name, function);
    }

    /** Registers a function that pages call as {@code $utils.name(…)}, and that gets {@code utils} itself first. */
    public void registerUtilMethod(String name, Object function) {
        register(utilMethods, name, function);
    }

    private void register(Map<String, Object> target, String name, Object function) {
        if (name.startsWith("_") || name.equals("client")) {
            throw new ValueError("A function for pages cannot be called '" + name + "' (in " + place + ")");
        }
        String earlier = places.putIfAbsent(name, place);
        if (earlier != null) {
            throw new ValueError(
                    "The function for pages '" + name + "' is registered in " + earlier + " and in " + place);
        }
        target.put(name, function);
    }

    public Map<String, Object> actions() {
        return actions;
    }

    public Map<String, Object> apiActions() {
        return apiActions;
    }

    public Map<String, Object> utils() {
        return utils;
    }

    public Map<String, Object> utilMethods() {
        return utilMethods;
    }
}
