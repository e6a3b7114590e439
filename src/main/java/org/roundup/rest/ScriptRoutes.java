package org.roundup.rest;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.roundup.hyperdb.ValueError;
import org.roundup.rest.resource.Foreign;
import org.roundup.rest.resource.Route;
import org.roundup.rest.resource.Routes;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.script.api.Face;

/**
 * The addresses of a tracker: the built-in ones, and before them those of {@code interfaces.groovy}, where
 * {@code rest.route('/hello/<:name>', 'GET') { call -> [200, [hello: call.variables[0]]] }} adds or replaces one.
 */
final class ScriptRoutes {

    private static final Set<String> SETTINGS = Set.of("maxResponseRowSize", "defaultTextFileMimetype");
    private static final Set<String> METHODS = Set.of("route", "rateLimit", "resource");
    private static final int ARGUMENTS = 3;

    private record Known(Face face, Routes routes) {}

    private final Tracker tracker;
    private final Supplier<List<Foreign>> resources;
    private volatile Known known;

    /** @param resources what resources of the tracker answer besides */
    ScriptRoutes(Tracker tracker, Supplier<List<Foreign>> resources) {
        this.tracker = tracker;
        this.resources = resources;
    }

    /** The addresses as the scripts are now. */
    Routes current() {
        Face face = tracker.face("rest");
        Known present = known;
        if (present == null || present.face != face) {
            present = new Known(face, Routes.with(routes(face), resources));
            known = present;
        }
        return present.routes;
    }

    private List<Route> routes(Face face) {
        face.requireOnly(SETTINGS, METHODS);
        Map<String, Route> routes = new LinkedHashMap<>();
        for (Face.Call call : face.calls("route")) {
            List<Object> arguments = call.arguments();
            if (arguments.size() != ARGUMENTS || !(arguments.get(2) instanceof Closure<?> function)) {
                throw new ValueError("interfaces.groovy: rest.route takes an address, a method or a list of methods, "
                        + "and a closure");
            }
            Route route = routes.computeIfAbsent(arguments.get(0).toString(), Route::new);
            ScriptEndpoint endpoint = new ScriptEndpoint(tracker, function);
            methods(arguments.get(1)).forEach(method -> route.on(method, endpoint));
        }
        return new ArrayList<>(routes.values());
    }

    private static List<String> methods(Object given) {
        Collection<?> names = given instanceof Collection<?> list ? list : List.of(given);
        return names.stream()
                .map(name -> name.toString().toUpperCase(Locale.ROOT))
                .toList();
    }
}
