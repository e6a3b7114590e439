package org.roundup.web.wrapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Property;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;

/** References to any number of items: a sequence of those that the visitor may see, in the order of their class. */
public final class MultilinkWrapper extends PropertyWrapper implements Iterable<ItemWrapper> {

    private final List<String> ids;
    private final List<String> unknown = new ArrayList<>();
    private List<String> visible;

    MultilinkWrapper(Wrappers wrappers, Owner owner, Property property, Object value, String formText) {
        super(wrappers, owner, property, value, formText);
        this.ids = formText == null ? stored(value) : parsed(formText);
    }

    @SuppressWarnings("unchecked") // multilink values are lists of ids
    private static List<String> stored(Object value) {
        return value == null ? List.of() : List.copyOf((java.util.Collection<String>) value);
    }

    private List<String> parsed(String text) {
        List<String> found = new ArrayList<>();
        HyperClass hyperclass = wrappers.db().getclass(target());
        Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .forEach(entry -> {
                    if (Wrappers.isId(entry) && hyperclass.hasnode(entry)) {
                        found.add(entry);
                        return;
                    }
                    try {
                        found.add(hyperclass.definition().hasKey() ? hyperclass.lookup(entry) : entry);
                    } catch (NotFound gone) {
                        unknown.add(entry);
                    }
                });
        found.removeIf(id -> !Wrappers.isId(id));
        return found;
    }

    private String target() {
        return property.reference().target();
    }

    /** The ids of the items that the visitor may see, in order. */
    List<String> visible() {
        if (visible == null) {
            visible = isViewOk() ? wrappers.labels().sorted(target(), ids) : new ArrayList<>();
            visible.removeIf(id -> !wrappers.permissions().viewable(target(), null, id));
        }
        return visible;
    }

    @Override
    public boolean isset() {
        return !ids.isEmpty();
    }

    @Override
    public boolean getAsBoolean() {
        return !visible().isEmpty();
    }

    /** The number of items that the visitor may see. */
    public int size() {
        return visible().size();
    }

    public boolean isEmpty() {
        return visible().isEmpty();
    }

    /** Whether the item with that id is among them. */
    public boolean contains(String id) {
        return visible().contains(id);
    }

    /** One of the items, counted from 0. */
    public ItemWrapper get(int index) {
        return wrappers.item(target(), visible().get(index));
    }

    @Override
    public Iterator<ItemWrapper> iterator() {
        return items(visible()).iterator();
    }

    private List<ItemWrapper> items(List<String> wanted) {
        wrappers.db().getclass(target()).prefetch(wanted);
        return wanted.stream().map(id -> wrappers.item(target(), id)).toList();
    }

    /** The items backwards. */
    public List<ItemWrapper> reverse() {
        List<String> reversed = new ArrayList<>(visible());
        Collections.reverse(reversed);
        return items(reversed);
    }

    /** The items in the order of a property; unset values come last. */
    public List<ItemWrapper> sorted(String name) {
        return sorted(name, false);
    }

    /** The items in the order of a property, backwards if asked for; unset values come last. */
    public List<ItemWrapper> sorted(String name, Object backwards) {
        List<ItemWrapper> items = new ArrayList<>(items(visible()));
        Comparator<ItemWrapper> order = Comparator.comparing(
                item -> item.sortValue(name), Comparator.nullsLast(direction(PropertyWrapper.isOn(backwards))));
        items.sort(order);
        return items;
    }

    private static Comparator<Comparable<Object>> direction(boolean backwards) {
        Comparator<Comparable<Object>> natural = (left, right) -> left.compareTo(right);
        return backwards ? natural.reversed() : natural;
    }

    @Override
    String valueText() {
        return labels(wrappers.labels()::of);
    }

    private String labels(java.util.function.BinaryOperator<String> label) {
        List<String> texts = new ArrayList<>();
        visible().forEach(id -> texts.add(label.apply(target(), id)));
        texts.addAll(unknown);
        return String.join(", ", texts);
    }

    @Override
    public String plain() {
        return formText != null && isViewOk() ? valueText() : super.plain();
    }

    /** The labels as links to the pages of the items. */
    public Markup links() {
        if (!isViewOk()) {
            return Markup.escaped(plain());
        }
        return new Markup(visible().stream()
                .map(id -> Element.of("a")
                        .with("href", target() + id)
                        .text(wrappers.labels().of(target(), id))
                        .markup()
                        .html())
                .collect(Collectors.joining(", ")));
    }

    @Override
    Markup editor(Map<String, ?> given) {
        Map<String, Object> attributes = new HashMap<>(given);
        boolean showId = PropertyWrapper.isOn(attributes.remove("showid"));
        List<String> texts = new ArrayList<>();
        visible().forEach(id -> texts.add(showId ? id : wrappers.labels().key(target(), id)));
        texts.addAll(unknown);
        attributes.putIfAbsent("data-complete", target());
        attributes.putIfAbsent("data-multiple", "");
        return input("text", String.join(",", texts), attributes);
    }

    /** A menu of the items of the class, in which several can be chosen. */
    public Markup menu() {
        return menu(Map.of());
    }

    /** A menu; see {@link MenuOptions}. If there are too many items it is a text field. */
    public Markup menu(Map<String, ?> arguments) {
        if (!isEditOk()) {
            return Markup.escaped(plain());
        }
        MenuOptions options = new MenuOptions(arguments);
        Menu menu = new Menu(wrappers, target(), options);
        List<String> selected = visible();
        List<String> offered = menu.ids(selected);
        if (offered == null) {
            return editor(options.attributes());
        }
        Element select = menu.select(fieldName()).flag("multiple", true);
        select.with("size", Math.min(7, offered.size() + 1));
        if (!selected.isEmpty()) {
            String removal = selected.stream().map(id -> "-" + id).collect(Collectors.joining(","));
            select.add(menu.option(removal, wrappers.visit().translator().gettext("- no selection -"), false));
        }
        offered.forEach(id -> select.add(menu.option(id, selected.contains(id))));
        return select.markup();
    }

    @Override
    public Object get(String member) {
        return switch (member) {
            case "menu" -> menu();
            case "links" -> links();
            case "reverse" -> reverse();
            case "length" -> size();
            default -> super.get(member);
        };
    }
}
