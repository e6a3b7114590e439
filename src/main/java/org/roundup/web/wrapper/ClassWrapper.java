package org.roundup.web.wrapper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.Search.SortKey;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.web.form.ItemTable;
import org.roundup.web.html.Markup;
import org.roundup.web.request.Fields;

/** A class. Its members are properties without value, for the form of a new item, and what {@link #get} lists. */
public final class ClassWrapper {

    private static final int LARGEST_COMPLETION = 10;

    private final Wrappers wrappers;
    private final Owner owner;

    ClassWrapper(Wrappers wrappers, HyperClass hyperclass) {
        this.wrappers = wrappers;
        boolean inContext =
                hyperclass.getClassname().equals(wrappers.visit().context().className())
                        && wrappers.visit().context().id() == null;
        this.owner = new Owner(hyperclass, null, inContext);
    }

    private String name() {
        return owner.className();
    }

    public String classname() {
        return name();
    }

    /** The class name, which is where forms for new items are sent. */
    public String designator() {
        return name();
    }

    /** Whether the visitor may create items. */
    public boolean isEditOk() {
        return wrappers.permissions().webAccess() && wrappers.permissions().may("Create", name());
    }

    public boolean isViewOk() {
        return wrappers.permissions().webAccess() && wrappers.permissions().may("View", name());
    }

    public boolean isOnlyViewOk() {
        return isViewOk() && !isEditOk();
    }

    public boolean isRetireOk() {
        return wrappers.permissions().webAccess() && wrappers.permissions().may("Retire", name());
    }

    public boolean isRestoreOk() {
        return wrappers.permissions().webAccess() && wrappers.permissions().may("Restore", name());
    }

    /** Nothing: an item to be made has no label yet. */
    public String label() {
        return "";
    }

    /** At most ten live items whose label has the text in it. */
    public List<ItemWrapper> complete(String text) {
        String property = owner.definition().labelProperty(true);
        boolean allowed = isViewOk() && wrappers.visit().searchRules().searchable(name(), property);
        return allowed && text != null && !text.isBlank()
                ? filter(Map.of(property, text), List.of(property), LARGEST_COMPLETION)
                : List.of();
    }

    private String refuseUnless(boolean allowed, String deed) {
        if (!allowed) {
            throw new Unauthorised("You are not allowed to " + deed + " items of class " + name());
        }
        return "";
    }

    /** Members by the names of Roundup's template API; null if there is none. */
    public Object get(String member) {
        return switch (member) {
            case "id" -> null;
            case "classname" -> name();
            case "designator" -> designator();
            case "is_edit_ok" -> isEditOk();
            case "is_view_ok" -> isViewOk();
            case "is_only_view_ok" -> isOnlyViewOk();
            case "is_retire_ok" -> isRetireOk();
            case "is_restore_ok" -> isRestoreOk();
            case "view_check" -> refuseUnless(isViewOk(), "view");
            case "edit_check" -> refuseUnless(isEditOk(), "edit");
            case "retire_check" -> refuseUnless(isRetireOk(), "retire");
            case "propnames" -> propnames();
            case "own_properties" -> own_properties();
            case "is_table_ok" -> isTableOk();
            case "is_file" -> owner.definition().isFile();
            case "label_property" -> owner.definition().labelProperty(true);
            case "history" -> wrappers.visit().translator().gettext("New node - no history");
            case "submit" -> submit();
            case "list" -> list();
            case "csv" -> csv();
            case "properties" -> properties();
            default ->
                owner.definition().has(member)
                        ? wrappers.property(owner, owner.definition().property(member))
                        : null;
        };
    }

    /** The item with that id or key; null if there is none. */
    public ItemWrapper getItem(String idOrKey) {
        HyperClass hyperclass = owner.hyperclass();
        if (Wrappers.isId(idOrKey) && hyperclass.hasnode(idOrKey)) {
            return wrappers.item(name(), idOrKey);
        }
        if (!hyperclass.definition().hasKey()) {
            return null;
        }
        try {
            return wrappers.item(name(), hyperclass.lookup(idOrKey));
        } catch (NotFound unknown) {
            return null;
        }
    }

    /** The properties by which the visitor may search, sorted by name. */
    public List<PropertyWrapper> properties() {
        return properties(true, true);
    }

    /** The properties, sorted by name if asked for, and all of them if {@code cansearch} is false. */
    public List<PropertyWrapper> properties(Object sort, Object cansearch) {
        List<PropertyWrapper> list = new ArrayList<>();
        boolean all = !PropertyWrapper.isOn(cansearch);
        for (Property property : owner.definition().allProperties()) {
            if (all || wrappers.visit().searchRules().searchable(name(), property.name())) {
                list.add(wrappers.property(owner, property));
            }
        }
        if (PropertyWrapper.isOn(sort)) {
            list.sort(Comparator.comparing(wrapper -> wrapper.property.name()));
        }
        return list;
    }

    /** The properties that forms can set, in the order of the schema. */
    public List<PropertyWrapper> own_properties() {
        return owner.definition().properties().stream()
                .filter(property -> !property.computed())
                .map(property -> wrappers.property(owner, property))
                .toList();
    }

    /** {@code id} and the names of the editable properties, sorted. */
    public List<String> propnames() {
        List<String> names = new ArrayList<>(owner.definition().properties().stream()
                .filter(property -> !property.computed())
                .map(Property::name)
                .sorted()
                .toList());
        names.add(0, "id");
        return names;
    }

    /** Whether the visitor may edit all items of the class as a table: sees all of it, and may change the items. */
    public boolean isTableOk() {
        return isEditOk()
                && wrappers.permissions().may("Edit", name())
                && new ItemTable(owner.definition()).columns().stream().allMatch(column -> wrappers.permissions()
                        .viewable(name(), column, null));
    }

    /**
     * All live items as a table for mass editing.
     *
     * @throws Unauthorised if the visitor may not see everything in it
     */
    public String csv() {
        ItemTable table = new ItemTable(owner.definition());
        for (String column : table.columns()) {
            refuseUnless(wrappers.permissions().viewable(name(), column, null), "view");
        }
        List<String> ids = owner.hyperclass().list();
        owner.hyperclass().prefetch(ids);
        return table.write(owner.hyperclass(), ids);
    }

    /** The live items that the visitor may see, in the order of the class. */
    public List<ItemWrapper> list() {
        return list(owner.definition().orderProperty());
    }

    /** The live items that the visitor may see, in the order of a property. */
    public List<ItemWrapper> list(String sortOn) {
        return items(Search.ALL.withSort(List.of(SortKey.parse(sortOn))));
    }

    /** Items by conditions and sort keys such as {@code -activity}. */
    public List<ItemWrapper> filter(Map<String, ?> conditions, List<String> sort) {
        return items(Search.where(new LinkedHashMap<>(conditions))
                .withSort(sort.stream().map(SortKey::parse).toList()));
    }

    public List<ItemWrapper> filter(Map<String, ?> conditions) {
        return filter(conditions, List.of(owner.definition().orderProperty()));
    }

    /**
     * A list with arguments of its own, to be shown by the index template as if they had been asked for: {@code columns},
     * {@code sort} and {@code group} as texts, {@code filter} as a map of texts, {@code pagesize}, {@code dispname}.
     */
    public RequestWrapper listing(Map<String, ?> arguments) {
        return new RequestWrapper(
                wrappers,
                name(),
                ListingArguments.read(wrappers, name(), arguments),
                wrappers.visit().fields());
    }

    /**
     * A page of the class, without its frame, as a part of this page.
     *
     * @param view such as {@code index}
     * @param arguments of the list on it, as {@link #listing} takes them
     */
    public Markup renderWith(String view, Map<String, ?> arguments) {
        return wrappers.parts().render(this, view, listing(arguments));
    }

    /** The search form of the class, filled with stored arguments. */
    Markup searchForm(Fields arguments) {
        return wrappers.parts()
                .render(
                        this,
                        "search",
                        new RequestWrapper(
                                wrappers, name(), ListingArguments.read(wrappers, name(), arguments), arguments));
    }

    /** A link to a window in which items are chosen for a field, with all editable properties of the items. */
    public Markup classhelp() {
        return classhelp(Map.of());
    }

    /**
     * As {@link #classhelp()}; the options are {@code properties}, {@code property} (the field that is filled), {@code
     * label}, {@code form}, {@code inputtype}, {@code sort}, {@code group}, {@code filter}, {@code pagesize}, {@code
     * width}, {@code height} and {@code html_kwargs}.
     */
    public Markup classhelp(Map<String, ?> options) {
        Object given = options.get("properties");
        return classhelp(
                given == null
                        ? String.join(",", propnames().subList(1, propnames().size()))
                        : given.toString(),
                options);
    }

    /** As {@link #classhelp(Map)}; the value of the first of the properties is what the field gets. */
    public Markup classhelp(String properties, Map<String, ?> options) {
        boolean byName = List.of(properties.split(",")).contains("username");
        return new HelpLink(name(), options)
                .toItems(properties, byName ? "username" : owner.definition().orderProperty());
    }

    /** The items of the page that a request asks for. */
    public List<ItemWrapper> filter(RequestWrapper request) {
        List<ItemWrapper> items = new ArrayList<>();
        request.batch().forEach(items::add);
        return items;
    }

    /** At most that many items by conditions and sort keys. */
    public List<ItemWrapper> filter(Map<String, ?> conditions, List<String> sort, int limit) {
        return items(Search.where(new LinkedHashMap<>(conditions))
                .withSort(sort.stream().map(SortKey::parse).toList())
                .withPage(limit, 0));
    }

    private List<ItemWrapper> items(Search search) {
        List<String> ids = new ArrayList<>(wrappers.found(name(), search));
        owner.hyperclass().prefetch(ids);
        return ids.stream().map(id -> wrappers.item(name(), id)).toList();
    }

    /** Button and hidden fields of the form that creates an item; nothing if the visitor may not. */
    public Markup submit() {
        return submit("Submit New Entry", "new", Map.of());
    }

    public Markup submit(String label) {
        return submit(label, "new", Map.of());
    }

    public Markup submit(String label, String action) {
        return submit(label, action, Map.of());
    }

    public Markup submit(String label, String action, Map<String, ?> attributes) {
        boolean allowed = isEditOk() || wrappers.permissions().may("Register", name());
        return allowed
                ? FormControls.submit(wrappers, wrappers.visit().translator().gettext(label), action, null, attributes)
                : Markup.EMPTY;
    }

    ClassDefinition definition() {
        return owner.definition();
    }

    @Override
    public String toString() {
        return name();
    }
}
