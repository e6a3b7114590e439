package org.roundup.tracker.script.api;

import groovy.lang.Closure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.roundup.hyperdb.Detector;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.SchemaBuilder;
import org.roundup.hyperdb.UnknownName;

/** A class of the schema while a tracker starts: may be changed by the schema script, and takes detectors. */
public final class SetupClass {

    private static final int USUAL_PRIORITY = 100;

    private final SetupDb db;
    private final SchemaBuilder.ClassBuilder builder;

    SetupClass(SetupDb db, SchemaBuilder.ClassBuilder builder) {
        this.db = db;
        this.builder = builder;
    }

    private SchemaBuilder.ClassBuilder builder() {
        db.requireOpen();
        return builder;
    }

    public String getClassname() {
        return builder.name();
    }

    /** Makes a String property the key. */
    public void setkey(String property) {
        builder().setkey(property);
    }

    /** Names the property that stands for an item. */
    public void setlabelprop(String property) {
        builder().setlabelprop(property);
    }

    /** Names the property by which items are sorted. */
    public void setorderprop(String property) {
        builder().setorderprop(property);
    }

    /** Adds properties: {@code issue.addprop(due: Date())}. */
    public void addprop(Map<String, ?> types) {
        SchemaBuilder.ClassBuilder open = builder();
        types.forEach((name, type) -> open.add(SetupDb.property(open.name(), name, type)));
    }

    public void disableJournalling() {
        builder().disableJournalling();
    }

    public void enableJournalling() {
        builder().enableJournalling();
    }

    /** Whether the class has such a property; only detectors may ask, since the schema is complete then. */
    public boolean hasProperty(String property) {
        return db.complete().get(getClassname()).has(property);
    }

    /** The property of that name; only detectors may ask, since the schema is complete then. */
    public Property property(String property) {
        return db.complete().get(getClassname()).property(property);
    }

    /** Registers an auditor, a function with the parameters {@code db, cl, nodeid, newvalues}. */
    public void audit(String event, Closure<?> function) {
        audit(event, function, USUAL_PRIORITY);
    }

    /** Registers an auditor; those of lower priority run first. */
    public void audit(String event, Closure<?> function, int priority) {
        register(Detector.Role.AUDITOR, event, function, priority);
    }

    public void audit(Map<String, ?> options, String event, Closure<?> function) {
        audit(event, function, priority("audit", options));
    }

    /** Registers a reactor, a function with the parameters {@code db, cl, nodeid, oldvalues}. */
    public void react(String event, Closure<?> function) {
        react(event, function, USUAL_PRIORITY);
    }

    /** Registers a reactor; those of lower priority run first. */
    public void react(String event, Closure<?> function, int priority) {
        register(Detector.Role.REACTOR, event, function, priority);
    }

    public void react(Map<String, ?> options, String event, Closure<?> function) {
        react(event, function, priority("react", options));
    }

    private static int priority(String call, Map<String, ?> given) {
        Options options = new Options(call, given);
        Object priority = options.value("priority");
        options.requireNoOthers();
        return priority instanceof Number number ? number.intValue() : USUAL_PRIORITY;
    }

    private void register(Detector.Role role, String event, Closure<?> function, int priority) {
        ScriptDetector detector = new ScriptDetector(db.context(), function);
        db.registrations().add(role, getClassname(), event(event), priority, detector.name(), detector);
    }

    private static Detector.Event event(String name) {
        return Arrays.stream(Detector.Event.values())
                .filter(event -> event.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new UnknownName("There is no event '" + name + "'; there are create, set, retire and restore"));
    }
}
