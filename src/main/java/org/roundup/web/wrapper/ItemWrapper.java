package org.roundup.web.wrapper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.web.html.Markup;
import org.roundup.web.request.Fields;
import org.roundup.web.request.Urls;

/** An item. Its members are its properties, and what is listed in {@link #get(String)}. */
public final class ItemWrapper {

    private final Wrappers wrappers;
    private final Owner owner;
    private final Map<String, Object> properties = new HashMap<>();

    ItemWrapper(Wrappers wrappers, Owner owner) {
        this.wrappers = wrappers;
        this.owner = owner;
    }

    String id() {
        return owner.id();
    }

    /** The id as text. */
    public String getId() {
        return owner.id();
    }

    /** The name of the class. */
    public String classname() {
        return owner.className();
    }

    /** Class name and id, as links name the item. */
    public String designator() {
        return owner.designator();
    }

    /** The text that stands for the item. */
    public String label() {
        return wrappers.labels().of(owner.className(), owner.id());
    }

    public boolean isEditOk() {
        return wrappers.permissions().editable(owner.className(), null, owner.id());
    }

    public boolean isViewOk() {
        return wrappers.permissions().viewable(owner.className(), null, owner.id());
    }

    public boolean isOnlyViewOk() {
        return isViewOk() && !isEditOk();
    }

    public boolean isRetireOk() {
        return wrappers.permissions().webAccess()
                && wrappers.permissions().may("Retire", owner.className(), null, owner.id());
    }

    public boolean isRestoreOk() {
        return wrappers.permissions().webAccess()
                && wrappers.permissions().may("Restore", owner.className(), null, owner.id());
    }

    public boolean isRetired() {
        return owner.hyperclass().isRetired(owner.id());
    }

    /** Refuses visitors who may not see the item. */
    public String view_check() {
        return refuseUnless(isViewOk(), "view");
    }

    /** Refuses visitors who may not change the item. */
    public String edit_check() {
        return refuseUnless(isEditOk(), "edit");
    }

    /** Refuses visitors who may not retire the item. */
    public String retire_check() {
        return refuseUnless(isRetireOk(), "retire");
    }

    private String refuseUnless(boolean allowed, String deed) {
        if (!allowed) {
            throw new Unauthorised("You are not allowed to " + deed + " items of class " + owner.className());
        }
        return "";
    }

    /**
     * A member: a property, a path of properties through links such as {@code assignedto.address}, or one of the
     * checks and links that templates of Roundup know. Null if there is none.
     */
    public Object get(String member) {
        return switch (member) {
            case "id" -> owner.id();
            case "classname" -> classname();
            case "designator" -> designator();
            case "is_edit_ok" -> isEditOk();
            case "is_view_ok" -> isViewOk();
            case "is_only_view_ok" -> isOnlyViewOk();
            case "is_retire_ok" -> isRetireOk();
            case "is_restore_ok" -> isRestoreOk();
            case "is_retired" -> isRetired();
            case "view_check" -> view_check();
            case "edit_check" -> edit_check();
            case "retire_check" -> retire_check();
            case "submit" -> submit();
            case "history" -> history();
            case "journal" -> List.of();
            case "own_properties" -> own_properties();
            case "label" -> ofLabel();
            case "download_url" -> download_url();
            case "copy_url" -> copy_url();
            default -> ofProperty(member);
        };
    }

    /** The property called label if there is one, else the text that stands for the item. */
    private Object ofLabel() {
        return owner.definition().has("label") ? ofProperty("label") : label();
    }

    /** The properties that forms can change, in the order of the schema. */
    public List<Object> own_properties() {
        return owner.definition().properties().stream()
                .filter(property -> !property.computed())
                .map(property -> get(property.name()))
                .toList();
    }

    private Object ofProperty(String path) {
        int dot = path.indexOf('.');
        return dot < 0
                ? properties.computeIfAbsent(path, this::property)
                : step(get(path.substring(0, dot)), path.substring(dot + 1));
    }

    private Object property(String name) {
        ClassDefinition definition = owner.definition();
        return definition.has(name) ? wrappers.property(owner, definition.property(name)) : null;
    }

    private static Object step(Object first, String rest) {
        if (first instanceof MultilinkWrapper many) {
            List<Object> all = new ArrayList<>();
            many.forEach(item -> all.add(item.get(rest)));
            return all;
        }
        if (first instanceof LinkWrapper link) {
            ItemWrapper item = link.item();
            return item == null ? new MissingValue(rest) : item.get(rest);
        }
        return null;
    }

    /**
     * The search form of the class that this query is about, filled with what the query asks for; nothing for items that
     * are no queries, or that the visitor may not see.
     */
    public Markup renderQueryForm() {
        Object className = owner.definition().has("klass") ? owner.hyperclass().get(owner.id(), "klass") : null;
        Object arguments = owner.definition().has("url") ? owner.hyperclass().get(owner.id(), "url") : null;
        if (!isViewOk()
                || arguments == null
                || className == null
                || !wrappers.db().schema().has(className.toString())) {
            return Markup.EMPTY;
        }
        Fields.Builder fields = new Fields.Builder().addEncoded(arguments.toString());
        fields.add("@queryname", label());
        return wrappers.hyperclass(className.toString()).searchForm(fields.build(false));
    }

    /** Items of a class that refer to this one by a property, and that the visitor may see. */
    public List<ItemWrapper> linked_from(String className, String property) {
        if (!wrappers.db().schema().has(className)
                || !wrappers.db().schema().get(className).has(property)) {
            return List.of();
        }
        return wrappers.db().getclass(className).find(Map.of(property, owner.id())).stream()
                .filter(id -> wrappers.permissions().viewable(className, null, id))
                .map(id -> wrappers.item(className, id))
                .toList();
    }

    /** The value by which the item is sorted under a property, or null. */
    @SuppressWarnings("unchecked") // the values of one property are of one type
    Comparable<Object> sortValue(String name) {
        Property property = owner.definition().property(name);
        try {
            Object value = owner.hyperclass().get(owner.id(), name);
            if (property.isLink() && value != null) {
                String target = property.reference().target();
                String order = wrappers.db().schema().get(target).orderProperty();
                value = wrappers.db().getclass(target).get((String) value, order);
            }
            return value instanceof Comparable<?> comparable ? (Comparable<Object>) comparable : null;
        } catch (RoundupException gone) {
            return null;
        }
    }

    /** Button and hidden fields of the form that edits the item. */
    public Markup submit() {
        return submit("Submit Changes", "edit", Map.of());
    }

    public Markup submit(String label) {
        return submit(label, "edit", Map.of());
    }

    public Markup submit(String label, String action) {
        return submit(label, action, Map.of());
    }

    public Markup submit(String label, String action, Map<String, ?> attributes) {
        Object activity = owner.hyperclass().get(owner.id(), "activity");
        return FormControls.submit(
                wrappers, wrappers.visit().translator().gettext(label), action, (RoundupDate) activity, attributes);
    }

    /** The properties that the form which was sent sets to other values than others have given them meanwhile. */
    public List<Conflict> conflicts() {
        return new Conflicts(wrappers, owner).list();
    }

    /** The changes of the item, newest first. */
    public Markup history() {
        return history(Map.of());
    }

    /** The changes of the item; options are {@code direction}, {@code limit} and {@code showall}. */
    public Markup history(Map<String, ?> options) {
        return new HistoryTable(wrappers, owner.hyperclass(), owner.id()).markup(options);
    }

    /** Where the content of the item is found, with a name that browsers save it under. */
    public String download_url() {
        Object name = owner.definition().has("name") ? owner.hyperclass().get(owner.id(), "name") : null;
        return designator() + "/" + (name == null ? "" : Urls.quoteAll(name.toString()));
    }

    /** The form for a new item, filled with the values of this one. */
    public String copy_url() {
        return copy_url(List.of("messages", "files"));
    }

    /** As {@link #copy_url()}, without some properties. */
    public String copy_url(Collection<String> exclude) {
        StringBuilder url = new StringBuilder(owner.className());
        url.append("?@template=item&@note=").append(Urls.quote("Copy of " + owner.className() + " " + owner.id()));
        for (Property property : owner.definition().properties()) {
            boolean copied = !exclude.contains(property.name()) && !property.computed();
            if (copied && get(property.name()) instanceof PropertyWrapper wrapper && wrapper.isset()) {
                String text = formValue(wrapper);
                if (!text.isEmpty() && wrapper.isViewOk()) {
                    url.append('&').append(property.name()).append('=').append(Urls.quote(text));
                }
            }
        }
        return url.toString();
    }

    private static String formValue(PropertyWrapper wrapper) {
        if (wrapper instanceof PasswordWrapper) {
            return "";
        }
        if (wrapper instanceof MultilinkWrapper many) {
            return String.join(",", many.visible());
        }
        return wrapper instanceof LinkWrapper link ? link.getId() : wrapper.plain();
    }

    /** Whether this user has a permission; only for items of class user. */
    public boolean hasPermission(String permission) {
        return hasPermission(permission, wrappers.visit().context().className());
    }

    public boolean hasPermission(String permission, String className) {
        return hasPermission(permission, className, null, null);
    }

    public boolean hasPermission(String permission, String className, String property) {
        return hasPermission(permission, className, property, null);
    }

    public boolean hasPermission(String permission, String className, String property, String itemId) {
        boolean known = owner.className().equals("user")
                && (className == null || wrappers.db().schema().has(className));
        if (!known) {
            return false;
        }
        if (owner.id().equals(wrappers.visit().user().id())) {
            return wrappers.permissions().may(permission, className, property, itemId);
        }
        return wrappers.visit()
                .security()
                .on(wrappers.db())
                .hasPermission(permission, owner.id(), className, property, itemId);
    }

    /** Whether this user has at least one of the roles; only for items of class user. */
    public boolean hasRole(String... roles) {
        return owner.className().equals("user") && wrappers.db().hasRole(owner.id(), roles);
    }

    @Override
    public String toString() {
        return label();
    }
}
