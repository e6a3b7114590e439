package org.roundup.tracker.script.api;

import java.util.Collections;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;

/** An item whose properties scripts read and write like fields: {@code node.title}, {@code node['title'] = 'x'}. */
public final class ScriptItem {

    private final ScriptClass hyperclass;
    private final String id;

    ScriptItem(ScriptClass hyperclass, String id) {
        this.hyperclass = hyperclass;
        this.id = id;
    }

    public String getId() {
        return id;
    }

    public ScriptClass getCl() {
        return hyperclass;
    }

    public Object propertyMissing(String property) {
        return hyperclass.get(id, property);
    }

    public void propertyMissing(String property, Object value) {
        hyperclass.set(id, Collections.singletonMap(property, value));
    }

    public Object getAt(String property) {
        return hyperclass.get(id, property);
    }

    public void putAt(String property, Object value) {
        propertyMissing(property, value);
    }

    public Map<String, Object> set(Map<?, ?> values) {
        return hyperclass.set(values, id);
    }

    public void retire() {
        hyperclass.retire(id);
    }

    /** Whether the class has such a property. */
    public boolean has(String property) {
        ClassDefinition definition = hyperclass.hyperclass().definition();
        return definition.has(property);
    }

    /** The designator, such as {@code issue12}. */
    @Override
    public String toString() {
        return hyperclass.getClassname() + id;
    }
}
