package org.roundup.rest.jaxrs;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.roundup.hyperdb.ScriptError;
import org.roundup.hyperdb.ValueError;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.script.Libraries;
import org.roundup.tracker.script.api.Face;

/** The resources of a tracker, as its libraries and scripts are at the moment. */
public final class ResourceApplications {

    private final Tracker tracker;
    private final ResourceIndex index = new ResourceIndex();
    private volatile State state;

    private record State(Libraries libraries, ResourceApplication application) {}

    public ResourceApplications(Tracker tracker) {
        this.tracker = tracker;
    }

    /**
     * The resources.
     *
     * @throws org.roundup.hyperdb.RoundupException if a library cannot be used
     */
    public ResourceApplication current() {
        Libraries libraries = tracker.libraries();
        State present = state;
        return present != null && present.libraries.equals(libraries) ? present.application : renewed(libraries);
    }

    private synchronized ResourceApplication renewed(Libraries libraries) {
        State before = state;
        if (before != null && before.libraries.equals(libraries)) {
            return before.application;
        }
        ResourceApplication application = new ResourceApplication(classes(libraries), libraries.loader());
        state = new State(libraries, application);
        if (before != null) {
            before.application.retire();
        }
        return application;
    }

    private Set<Class<?>> classes(Libraries libraries) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (java.nio.file.Path jar : libraries.jars()) {
            for (String name : index.classes(jar)) {
                Class<?> found = load(libraries, jar, name);
                if (found.isAnnotationPresent(Path.class) || found.isAnnotationPresent(Provider.class)) {
                    classes.add(found);
                }
            }
        }
        for (Face.Call call : tracker.face("rest").calls("resource")) {
            classes.add(named(call.arguments()));
        }
        return classes;
    }

    private static Class<?> load(Libraries libraries, java.nio.file.Path jar, String name) {
        try {
            return Class.forName(name, false, libraries.loader());
        } catch (ClassNotFoundException | LinkageError broken) {
            throw new ScriptError(
                    "The class " + name + " of " + jar.getFileName() + " cannot be loaded: " + broken, broken);
        }
    }

    private static Class<?> named(List<Object> arguments) {
        boolean resource = arguments.size() == 1
                && arguments.get(0) instanceof Class<?> type
                && (type.isAnnotationPresent(Path.class) || type.isAnnotationPresent(Provider.class));
        if (!resource) {
            throw new ValueError(
                    "interfaces.groovy: rest.resource takes a class with the annotation @Path or @Provider");
        }
        return (Class<?>) arguments.get(0);
    }
}
