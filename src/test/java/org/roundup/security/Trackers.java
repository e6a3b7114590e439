package org.roundup.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition.Kind;
import org.roundup.hyperdb.MemoryHyperdb;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.SchemaBuilder;

/** A small tracker like the classic one, for tests of permissions. */
final class Trackers {

    /** The schema: user, keyword, status, msg and issue. */
    static final Schema SCHEMA = schema();

    private Trackers() {}

    private static Schema schema() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.declare(Kind.PLAIN, "user", List.of(string("username"), string("address"), string("roles")))
                .setkey("username");
        schema.declare(Kind.PLAIN, "keyword", List.of(string("name"))).setkey("name");
        schema.declare(
                        Kind.PLAIN,
                        "status",
                        List.of(string("name"), Property.of("order", new PropertyType.NumberType(false))))
                .setkey("name");
        schema.declare(Kind.FILE, "msg", List.of(link("author", "user"), string("summary")))
                .setlabelprop("id");
        schema.declare(
                Kind.PLAIN,
                "issue",
                List.of(
                        Property.of("title", new PropertyType.StringType(true)),
                        link("status", "status"),
                        link("assignedto", "user"),
                        multilink("keyword", "keyword"),
                        multilink("messages", "msg"),
                        new Property("hush", new PropertyType.StringType(false), false, null, true)));
        return schema.build();
    }

    static Property string(String name) {
        return Property.of(name, new PropertyType.StringType(false));
    }

    private static Property link(String name, String target) {
        return Property.of(name, new PropertyType.LinkType(target, true, true, null, null));
    }

    private static Property multilink(String name, String target) {
        return Property.of(name, new PropertyType.MultilinkType(target, true, true, null, null));
    }

    /** Users 1 admin (Admin), 2 anonymous (Anonymous), 3 alice (User), 4 bob (no role), and issues 1 first, 2 second. */
    static MemoryHyperdb database() {
        MemoryHyperdb db = new MemoryHyperdb(SCHEMA);
        List<List<String>> users = List.of(
                List.of("admin", "Admin"),
                List.of("anonymous", "Anonymous"),
                List.of("alice", " user , Nonsense,"),
                List.of("bob", ""));
        users.forEach(user -> db.getclass("user")
                .create(Map.of("username", user.get(0), "roles", user.get(1), "address", user.get(0) + "@x.example")));
        db.getclass("status").create(Map.of("name", "open"));
        db.getclass("issue").create(Map.of("title", "first", "status", "1", "assignedto", "3"));
        db.getclass("issue").create(Map.of("title", "second", "status", "1", "assignedto", "4"));
        return db;
    }

    /** A builder that knows the classes of the schema. */
    static SecurityBuilder builder() {
        SecurityBuilder builder = new SecurityBuilder();
        SCHEMA.classes().forEach(definition -> builder.addClass(definition.name()));
        return builder;
    }

    /** Gives role User a permission made of named arguments. */
    static SecurityBuilder grant(SecurityBuilder builder, Object... arguments) {
        builder.addPermissionToRole("User", builder.addPermission(arguments(arguments)));
        return builder;
    }

    static Map<String, Object> arguments(Object... namesAndValues) {
        List<Object> list = new ArrayList<>(List.of(namesAndValues));
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i += 2) {
            map.put(list.get(i).toString(), list.get(i + 1));
        }
        return map;
    }
}
