package org.roundup.rest.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.Unauthorised;

/** Addresses that tell what else there is. */
final class Roots {

    /** Addresses that older clients do not know; the list is left as it was. */
    private static final Set<String> ADDED = Set.of("tokens", "webhooks", "changes", "openapi", "docs");

    private Roots() {}

    static Reply root(Call call, Routes routes) {
        List<Map<String, String>> links = new ArrayList<>();
        links.add(link(call.place().rest(), "self"));
        routes.entries().stream()
                .filter(name -> !ADDED.contains(name))
                .forEach(name -> links.add(link(call.place().rest() + "/" + name, name)));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("default_version", 1);
        data.put("supported_versions", List.of(1));
        data.put("links", links);
        return Reply.data(200, data).with("Link", "<" + call.place().rest() + "/openapi.json>; rel=\"service-desc\"");
    }

    private static Map<String, String> link(String uri, String rel) {
        Map<String, String> link = new LinkedHashMap<>();
        link.put("uri", uri);
        link.put("rel", rel);
        return link;
    }

    static Reply data(Call call) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (String name : call.db().getclasses()) {
            if (call.may("View", name, null, null)) {
                data.put(name, Map.of("link", call.place().link(name)));
            }
        }
        return Reply.data(200, data);
    }

    /** The roles that users can have, as if they were items. */
    static Reply roles(Call call) {
        if (!mayListRoles(call)) {
            throw new Unauthorised("User does not have permission on \"user.roles\"");
        }
        List<Map<String, String>> roles = new ArrayList<>();
        for (String name : call.access().getRole().keySet()) {
            Map<String, String> role = new LinkedHashMap<>();
            role.put("id", name);
            role.put("name", name);
            roles.add(role);
        }
        return Reply.data(200, Map.of("collection", roles)).with("Allow", "GET");
    }

    static boolean mayListRoles(Call call) {
        return call.db().hasRole(call.userId(), "Admin");
    }
}
