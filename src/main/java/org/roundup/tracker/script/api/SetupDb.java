package org.roundup.tracker.script.api;

import groovy.lang.GroovyObjectSupport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Detectors;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.SchemaBuilder;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.ValueError;
import org.roundup.tracker.config.TrackerConfig;

/**
 * The {@code db} of {@code schema.groovy} and of the {@code init} functions of detectors: it takes declarations of
 * classes, permissions and detectors. There are no items yet.
 */
public final class SetupDb extends GroovyObjectSupport {

    private final ScriptContext context;
    private final SchemaBuilder builder = new SchemaBuilder();
    private final Map<String, SetupClass> classes = new LinkedHashMap<>();
    private final SetupSecurity security;
    private final Detectors.Builder detectors = new Detectors.Builder();
    private Schema schema;

    public SetupDb(ScriptContext context) {
        this.context = context;
        this.security = new SetupSecurity(context);
    }

    SetupClass declare(ClassDefinition.Kind kind, String name, Map<String, ?> types) {
        requireOpen();
        List<Property> properties = new ArrayList<>();
        types.forEach((property, type) -> properties.add(property(name, property, type)));
        SetupClass declared = new SetupClass(this, builder.declare(kind, name, properties));
        classes.put(name, declared);
        security.classDeclared(name);
        return declared;
    }

    static Property property(String className, String property, Object type) {
        if (type instanceof TypeSpec spec) {
            return spec.named(property);
        }
        throw new ValueError("Property " + property + " of class " + className
                + " must be declared with a type such as String() or Link('user')");
    }

    void requireOpen() {
        if (schema != null) {
            throw new ValueError("Classes can be declared and changed in schema.groovy only");
        }
    }

    /**
     * Ends the declaration of classes.
     *
     * @throws ValueError if links lead nowhere
     */
    public Schema complete() {
        if (schema == null) {
            schema = builder.build();
        }
        return schema;
    }

    /** The detectors that were registered up to now. */
    public Detectors detectors() {
        return detectors.build();
    }

    Detectors.Builder registrations() {
        return detectors;
    }

    ScriptContext context() {
        return context;
    }

    public SetupSecurity getSecurity() {
        return security;
    }

    public TrackerConfig getConfig() {
        return context.config();
    }

    /** The class of that name, for {@code db.getclass('issue')}. */
    public SetupClass getclass(String name) {
        SetupClass found = classes.get(name);
        if (found == null) {
            throw new UnknownName("There is no class called \"" + name + "\"");
        }
        return found;
    }

    /** The names of all classes, sorted. */
    public List<String> getclasses() {
        return classes.keySet().stream().sorted().toList();
    }

    @Override
    public Object getProperty(String property) {
        // Groovy would take getclasses() for the getter of this one.
        return property.equals("classes") ? Collections.unmodifiableMap(classes) : super.getProperty(property);
    }

    /** {@code db.issue}: called by Groovy for names that it does not find. */
    public SetupClass propertyMissing(String name) {
        return getclass(name);
    }
}
