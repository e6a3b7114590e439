package org.roundup.web.wrapper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Property;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;

/** A reference to one item. Its other members are those of the item. */
public final class LinkWrapper extends PropertyWrapper {

    static final String UNSET = "-1";

    private final String id;

    LinkWrapper(Wrappers wrappers, Owner owner, Property property, Object value, String formText) {
        super(wrappers, owner, property, value, formText);
        this.id = formText == null ? (String) value : idOf(formText);
    }

    String target() {
        return property.reference().target();
    }

    /** The id that a form text names, or null. */
    private String idOf(String text) {
        if (text.equals(UNSET) || text.isEmpty()) {
            return null;
        }
        HyperClass hyperclass = wrappers.db().getclass(target());
        if (Wrappers.isId(text) && hyperclass.hasnode(text)) {
            return text;
        }
        if (!hyperclass.definition().hasKey()) {
            return null;
        }
        try {
            return hyperclass.lookup(text);
        } catch (NotFound unknown) {
            return null;
        }
    }

    @Override
    String valueText() {
        return value == null ? "" : wrappers.labels().of(target(), (String) value);
    }

    @Override
    public String plain() {
        if (formText == null || !isViewOk()) {
            return super.plain();
        }
        if (formText.equals(UNSET)) {
            return "";
        }
        return id == null ? formText : wrappers.labels().of(target(), id);
    }

    /** The id of the item, or null. */
    public String getId() {
        return isViewOk() ? id : null;
    }

    /** The item, or null. */
    public ItemWrapper item() {
        return id == null || !isViewOk() ? null : wrappers.item(target(), id);
    }

    /** The label as a link to the item's page. */
    public Markup link() {
        if (id == null || !isViewOk()) {
            return Markup.escaped(plain());
        }
        return Element.of("a").with("href", target() + id).text(plain()).markup();
    }

    @Override
    public boolean isset() {
        return id != null;
    }

    @Override
    Markup editor(Map<String, ?> given) {
        Map<String, Object> attributes = new HashMap<>(given);
        boolean showId = PropertyWrapper.isOn(attributes.remove("showid"));
        String text = id == null ? (formText == null || formText.equals(UNSET) ? "" : formText) : text(showId);
        attributes.putIfAbsent("data-complete", target());
        return input("text", text, attributes);
    }

    private String text(boolean showId) {
        return showId ? id : wrappers.labels().key(target(), id);
    }

    /** A menu of the items of the class. */
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
        String selected = options.value() == null ? id : UNSET.equals(options.value()) ? null : options.value();
        List<String> ids = menu.ids(selected == null ? List.of() : List.of(selected));
        if (ids == null) {
            return editor(options.attributes());
        }
        Element select = menu.select(fieldName());
        String none = wrappers.visit().translator().gettext("- no selection -");
        select.add(menu.option(UNSET, none, selected == null));
        ids.forEach(item -> select.add(menu.option(item, item.equals(selected))));
        return select.markup();
    }

    @Override
    public Object get(String member) {
        return switch (member) {
            case "menu" -> menu();
            case "link" -> link();
            case "target" -> target();
            case "id" -> getId();
            default -> {
                Object own = member.equals("name") || member.equals("label") ? null : super.get(member);
                yield own == null ? ofItem(member) : own;
            }
        };
    }

    private Object ofItem(String member) {
        ItemWrapper item = item();
        return item == null ? new MissingValue(member) : item.get(member);
    }
}
