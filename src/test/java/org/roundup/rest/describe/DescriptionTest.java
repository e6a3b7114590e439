package org.roundup.rest.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.SchemaBuilder;

/** Classes may be called as they like. */
class DescriptionTest {

    private static Map<?, ?> described(String... classes) {
        SchemaBuilder builder = new SchemaBuilder();
        for (String name : List.of("user", "query")) {
            builder.declare(ClassDefinition.Kind.PLAIN, name, List.of(text("name")));
        }
        for (String name : classes) {
            builder.declare(ClassDefinition.Kind.PLAIN, name, List.of(text("colour")));
        }
        Schema schema = builder.build();
        Description description = new Description("demo", "http://tracker.example/demo/rest", "session");
        description.addWebhooks();
        for (String name : classes) {
            description.add(schema.get(name), schema.get(name).allProperties());
        }
        return description.document();
    }

    private static Property text(String name) {
        return Property.of(name, new PropertyType.StringType(false));
    }

    private static Map<?, ?> member(Map<?, ?> object, String... names) {
        Map<?, ?> found = object;
        for (String name : names) {
            found = (Map<?, ?>) found.get(name);
        }
        return found;
    }

    @Test
    void aClassThatIsCalledAsSomethingElseIsGetsAnotherName() {
        Map<?, ?> schemas = member(described("error", "changes", "webhook"), "components", "schemas");
        assertTrue(member(schemas, "Error", "properties").containsKey("error"), "the answer to what cannot be done");
        assertTrue(member(schemas, "ErrorClass", "properties").containsKey("colour"));
        assertTrue(member(schemas, "WebhookClass", "properties").containsKey("colour"));
        assertTrue(member(schemas, "Webhook", "properties").containsKey("url"));
    }

    @Test
    void operationsOfSuchClassesHaveNamesOfTheirOwn() {
        Map<?, ?> paths = member(described("changes", "events"), "paths");
        assertEquals("getChanges", member(paths, "/changes", "get").get("operationId"));
        assertEquals(
                "getChangesClass", member(paths, "/data/changes/{id}", "get").get("operationId"));
        assertEquals("getEventsClass", member(paths, "/data/events/{id}", "get").get("operationId"));
    }

    @Test
    void whoHasNoWebhooksIsNotToldOfThem() {
        Description description = new Description("demo", "http://tracker.example/demo/rest", "session");
        assertFalse(member(description.document(), "paths").containsKey("/webhooks"));
        assertTrue(member(description.document(), "webhooks").isEmpty());
    }
}
