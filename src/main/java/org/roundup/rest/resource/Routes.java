package org.roundup.rest.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.roundup.rest.wire.ApiError;

/** All addresses; the first that fits a path counts. Immutable. */
public final class Routes {

    private final List<Route> routes;

    private Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /**
     * The built-in addresses after some others, which thus replace them.
     *
     * @param resources what resources of the tracker answer besides
     */
    public static Routes with(List<Route> first, Supplier<List<Foreign>> resources) {
        List<Route> all = new ArrayList<>(first);
        all.add(new Route("/data/user/roles").on("GET", Roots::roles));
        all.add(new Route("/data/<:class>/@poe").on("POST", OnceTokens::issue));
        all.add(new Route("/data/<:class>/@poe/<:token>").on("POST", OnceTokens::redeem));
        all.add(new Route("/data/<:class>/@bulk").on("PATCH", Bulk.changing()).on("POST", Bulk.creating()));
        all.add(new Route("/data/<:class>")
                .on("DELETE", Changes::deleteCollection)
                .on("GET", new Kept(new CollectionReader()))
                .on("OPTIONS", Options::collection)
                .on("POST", new Creation()));
        all.add(new Route("/data/<:class>/<:id>")
                .on("DELETE", Changes::deleteItem)
                .on("GET", new Kept(Items::item))
                .on("OPTIONS", Options::item)
                .on("PATCH", Patch::item)
                .on("PUT", Changes::putItem));
        all.add(new Route("/data/<:class>/<:id>/<:attr>")
                .on("DELETE", Changes::deleteAttribute)
                .on("GET", new Kept(Items::attribute))
                .on("OPTIONS", Options::attribute)
                .on("PATCH", Patch::attribute)
                .on("PUT", Changes::putAttribute));
        all.add(new Route("/data").on("GET", Roots::data).on("OPTIONS", Options::root));
        all.add(new Route("/summary").on("GET", new Summary()));
        all.add(new Route("/tokens").on("GET", Tokens::list).on("POST", Tokens::create));
        all.add(new Route("/tokens/<:id>").on("DELETE", Tokens::remove));
        all.add(new Route("/jwt/issue").on("POST", SignedTokens::issue));
        all.add(new Route("/jwt/validate").on("GET", SignedTokens::validate));
        all.add(new Route("/webhooks").on("GET", Hooks::list).on("POST", Hooks::create));
        all.add(new Route("/webhooks/<:id>").on("DELETE", Hooks::remove));
        all.add(new Route("/webhooks/<:id>/test").on("POST", Hooks::test));
        all.add(new Route("/webhooks/<:id>/deliveries").on("GET", Hooks::deliveries));
        all.add(new Route("/webhooks/<:id>/deliveries/<:delivery>").on("POST", Hooks::redeliver));
        all.add(new Route("/changes").on("GET", new ChangeFeed()));
        all.add(new Route("/docs").on("GET", new DocsPage()));
        all.add(new Route("/openapi").on("GET", new OpenApi(first, resources)));
        Route root = new Route("/").on("OPTIONS", Options::root);
        all.add(root);
        Routes complete = new Routes(all);
        root.on("GET", call -> Roots.root(call, complete));
        return complete;
    }

    /** A found address. */
    public record Match(Endpoint endpoint, List<String> variables) {}

    /**
     * What a method does at a path. HEAD does what GET does.
     *
     * @throws ApiError 404 or 405
     */
    public Match find(String method, String path) {
        List<String> elements = Route.elements(path);
        for (Route route : routes) {
            List<String> variables = route.match(elements);
            if (variables != null) {
                return new Match(endpoint(route, method), variables);
            }
        }
        throw new ApiError(404, "Nothing matches the given URI");
    }

    /** Whether there is anything at a path, by whatever method. */
    public boolean knows(String path) {
        List<String> elements = Route.elements(path);
        for (Route route : routes) {
            if (route.match(elements) != null) {
                return true;
            }
        }
        return false;
    }

    private static Endpoint endpoint(Route route, String method) {
        Endpoint endpoint = route.endpoint(method.equals("HEAD") ? "GET" : method);
        if (endpoint == null) {
            String allowed = String.join(", ", route.methods());
            throw new ApiError(405, "Method " + method + " not allowed. Allowed: " + allowed).with("Allow", allowed);
        }
        return endpoint;
    }

    /** All addresses, in the order in which they are tried. */
    List<Route> all() {
        return routes;
    }

    /** The addresses of one fixed element, sorted. */
    List<String> entries() {
        return routes.stream()
                .map(Route::template)
                .map(Route::elements)
                .filter(elements -> elements.size() == 1 && !elements.get(0).startsWith("<:"))
                .map(elements -> elements.get(0))
                .distinct()
                .sorted()
                .toList();
    }
}
