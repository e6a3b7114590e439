package org.roundup.web.wrapper;

import java.util.Map;
import org.roundup.hyperdb.Property;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;

/** A property of an item, or of an item to be made. Prints as {@link #plain()}; in conditions it stands for its value. */
public abstract class PropertyWrapper {

    static final String HIDDEN = "[hidden]";
    static final int FIELD_SIZE = 30;

    final Wrappers wrappers;
    final Owner owner;
    final Property property;
    final Object value;
    /** What the form of this request sent for the property, if that is to be shown instead of the value; else null. */
    final String formText;

    PropertyWrapper(Wrappers wrappers, Owner owner, Property property, Object value, String formText) {
        this.wrappers = wrappers;
        this.owner = owner;
        this.property = property;
        this.value = value;
        this.formText = formText;
    }

    /** The value as text, without regard to permissions and form. */
    abstract String valueText();

    /** The editor, for those who may edit. */
    abstract Markup editor(Map<String, ?> attributes);

    /** The value as text: what the form sent if it wins, {@code [hidden]} if the visitor may not see it. */
    public String plain() {
        if (!isViewOk()) {
            return wrappers.visit().translator().gettext(HIDDEN);
        }
        return formText != null ? formText : valueText();
    }

    /** As {@link #plain()}, as escaped markup if asked for. */
    public Object plain(Object escape) {
        return isOn(escape) ? Markup.escaped(plain()) : plain();
    }

    /** The editor if the visitor may edit, else the text. */
    public Markup field() {
        return field(Map.of());
    }

    /** As {@link #field()}, with attributes for the input. */
    public Markup field(Map<String, ?> attributes) {
        return isEditOk() ? editor(attributes) : Markup.escaped(plain());
    }

    public boolean isViewOk() {
        return wrappers.permissions().viewable(owner.className(), property.name(), owner.id()) || isEditOk();
    }

    public boolean isEditOk() {
        return wrappers.permissions().editable(owner.className(), property.name(), owner.id());
    }

    /** Whether there is a value. */
    public boolean isset() {
        return value != null;
    }

    /** What a condition in a template takes it for. */
    public boolean getAsBoolean() {
        return isViewOk() && (isset() || formText != null);
    }

    /** Name of the form field. */
    public String fieldName() {
        return owner.fieldName(property.name());
    }

    /** Members by the names of Roundup's template API. */
    public Object get(String member) {
        return switch (member) {
            case "_name", "name" -> property.name();
            case "_value" -> isViewOk() ? value : null;
            case "_prop" -> property;
            case "is_view_ok" -> isViewOk();
            case "is_edit_ok" -> isEditOk();
            case "isset" -> isset();
            case "kind" -> property.kind().title();
            case "target" -> property.isReference() ? property.reference().target() : null;
            case "confirm_id" -> fieldName() + "-confirm";
            case "required" -> property.required();
            case "plain" -> plain();
            case "field" -> field();
            case "field_name" -> fieldName();
            case "label" -> wrappers.visit().translator().label(property.name());
            default -> null;
        };
    }

    /** An input with id, name and the given value, which attributes of the template may replace. */
    final Markup input(String type, String text, Map<String, ?> attributes) {
        return Element.of("input")
                .with("id", fieldName())
                .with("name", fieldName())
                .with("type", type)
                .with("value", text)
                .with("size", type.equals("text") || type.equals("password") ? FIELD_SIZE : null)
                .withAll(attributes)
                .tag();
    }

    static boolean isOn(Object flag) {
        return flag != null
                && !Boolean.FALSE.equals(flag)
                && !(flag instanceof Number number && number.intValue() == 0);
    }

    @Override
    public String toString() {
        return plain();
    }
}
