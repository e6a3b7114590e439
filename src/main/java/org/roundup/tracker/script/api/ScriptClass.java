package org.roundup.tracker.script.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Search;

/**
 * A class of the hyperdb as detectors and other scripts use it: {@code db.issue.create(title: 'x')}, {@code
 * db.issue.set(id, status: '2')}. It checks no permissions.
 */
public final class ScriptClass {

    private final ScriptDb db;
    private final HyperClass hyperclass;

    ScriptClass(ScriptDb db, HyperClass hyperclass) {
        this.db = db;
        this.hyperclass = hyperclass;
    }

    /** What the values in this view stand for. */
    public HyperClass hyperclass() {
        return hyperclass;
    }

    private ClassDefinition definition() {
        return hyperclass.definition();
    }

    public String getClassname() {
        return hyperclass.getClassname();
    }

    public ScriptDb getDb() {
        return db;
    }

    public String create() {
        return create(Map.of());
    }

    public String create(Map<?, ?> values) {
        return hyperclass.create(ScriptValues.plain(values));
    }

    public Map<String, Object> set(Map<?, ?> values, Object id) {
        return hyperclass.set(ScriptValues.id(id), ScriptValues.plain(values));
    }

    public Map<String, Object> set(Object id, Map<?, ?> values) {
        return set(values, id);
    }

    public Object get(Object id, CharSequence property) {
        return hyperclass.get(ScriptValues.id(id), property.toString());
    }

    public Object get(Object id, CharSequence property, Object otherwise) {
        return hyperclass.get(ScriptValues.id(id), property.toString(), otherwise);
    }

    public void retire(Object id) {
        hyperclass.retire(ScriptValues.id(id));
    }

    public void restore(Object id) {
        hyperclass.restore(ScriptValues.id(id));
    }

    public void destroy(Object id) {
        hyperclass.destroy(ScriptValues.id(id));
    }

    public boolean is_retired(Object id) {
        return hyperclass.isRetired(ScriptValues.id(id));
    }

    public boolean hasnode(Object id) {
        return hyperclass.hasnode(ScriptValues.id(id));
    }

    public String lookup(CharSequence key) {
        return hyperclass.lookup(key.toString());
    }

    public List<String> list() {
        return hyperclass.list();
    }

    public List<String> getnodeids() {
        return getnodeids(null);
    }

    /** The ids of all items; with false those of live ones, with true those of retired ones. */
    public List<String> getnodeids(Object retired) {
        return hyperclass.getnodeids(SearchArguments.retired(retired));
    }

    public int count() {
        return hyperclass.count();
    }

    /**
     * Searches: {@code filter(null, [status: '1'], ['-', 'activity'])}, or with names {@code sort}, {@code group},
     * {@code retired}, {@code exact_match_spec}, {@code limit}, {@code offset}.
     */
    public List<String> filter(Object... arguments) {
        Search search = SearchArguments.of(arguments);
        return hyperclass.filter(search);
    }

    /** As {@link #filter}, but only items that the current user may see, and without conditions on hidden properties. */
    public List<String> filter_with_permissions(Object... arguments) {
        return db.getSecurity()
                .guard(db.getuid())
                .filterWithPermissions(hyperclass, SearchArguments.of(arguments))
                .ids();
    }

    /** Live items that refer to others: {@code find(assignedto: '3')}. */
    public List<String> find(Map<?, ?> references) {
        Map<String, Object> plain = new LinkedHashMap<>();
        references.forEach((property, ids) -> plain.put(String.valueOf(property), ScriptValues.ids(ids)));
        return hyperclass.find(plain);
    }

    /** Live items with texts equal but for case: {@code stringFind(address: 'a@b.example')}. */
    public List<String> stringFind(Map<?, ?> texts) {
        Map<String, String> plain = new LinkedHashMap<>();
        texts.forEach((property, text) -> plain.put(String.valueOf(property), String.valueOf(text)));
        return hyperclass.stringFind(plain);
    }

    /** The journal of an item, oldest first. */
    public List<JournalEntry> history(Object id) {
        return hyperclass.journal(ScriptValues.id(id));
    }

    /** A view of an item whose properties read like fields. */
    public ScriptItem getnode(Object id) {
        return new ScriptItem(this, ScriptValues.id(id));
    }

    /** Has the people on the nosy list told, after the commit, of a message that an item has got. */
    public void nosymessage(Object id, Object messageId, Map<String, Object> oldValues) {
        nosymessage(Map.of(), id, messageId, oldValues);
    }

    /**
     * The same with options: {@code whichnosy, from_address, cc, bcc, cc_emails, bcc_emails, subject, note_filter,
     * add_headers}.
     */
    public void nosymessage(Map<String, ?> options, Object id, Object messageId, Map<String, Object> oldValues) {
        NosyArguments arguments = new NosyArguments(this, options);
        db.context()
                .notifier()
                .nosyMessage(
                        db.hyperdb(), arguments.message(ScriptValues.id(id), ScriptValues.id(messageId), oldValues));
    }

    public String getkey() {
        return definition().key();
    }

    public String labelprop() {
        return definition().labelProperty();
    }

    public String orderprop() {
        return definition().orderProperty();
    }

    /** The properties by name, protected ones included. */
    public Map<String, Property> getprops() {
        Map<String, Property> properties = new LinkedHashMap<>();
        definition().allProperties().forEach(property -> properties.put(property.name(), property));
        return properties;
    }

    /** Whether a user (id) has at least one of the roles. */
    public boolean has_role(Object userId, String... roles) {
        return db.hyperdb().hasRole(ScriptValues.id(userId), roles);
    }
}
