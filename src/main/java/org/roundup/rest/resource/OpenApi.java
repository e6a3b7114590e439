package org.roundup.rest.resource;

import java.util.List;
import java.util.function.Supplier;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.rest.describe.Description;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.web.session.SessionCookie;

/** The description of the interface, of the classes and properties that the caller may see. */
final class OpenApi implements Endpoint {

    private final List<Route> scripts;
    private final Supplier<List<Foreign>> resources;

    /**
     * The description.
     *
     * @param scripts addresses that scripts answer
     * @param resources those that resources of the tracker answer
     */
    OpenApi(List<Route> scripts, Supplier<List<Foreign>> resources) {
        this.scripts = scripts;
        this.resources = resources;
    }

    @Override
    public Reply answer(Call call) {
        Description description = new Description(
                call.tracker().config().get(TrackerOptions.NAME),
                call.place().rest(),
                new SessionCookie(call.tracker().config()).name());
        addFor(call, description);
        for (String name : call.db().getclasses()) {
            if (call.may("View", name, null, null)) {
                ClassDefinition definition = call.db().schema().get(name);
                description.add(definition, visible(call, definition));
            }
        }
        for (Route script : scripts) {
            description.addForeign(script.template().replace("<:", "{").replace('>', '}'), script.methods());
        }
        resources.get().forEach(resource -> description.addForeign(resource.path(), resource.methods()));
        return Reply.tree(200, description.document());
    }

    /** Adds what some callers may use, and some trackers have. */
    private static void addFor(Call call, Description description) {
        if (Summary.isKnown(call.db().schema()) && Summary.isFor(call)) {
            description.addSummary();
        }
        if (Roots.mayListRoles(call)) {
            description.addRoles();
        }
        if (SignedTokens.areIssued(call)) {
            description.addSignedTokens();
        }
        if (Hooks.isAdministrator(call)) {
            description.addWebhooks();
        }
    }

    private static List<Property> visible(Call call, ClassDefinition definition) {
        return definition.allProperties().stream()
                .filter(property -> call.may("View", definition.name(), property.name(), null))
                .toList();
    }
}
