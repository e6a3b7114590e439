package org.roundup.web.wrapper;

import java.util.Map;
import org.roundup.hyperdb.Property;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;

/** A password; what is stored of it is never shown. */
public final class PasswordWrapper extends PropertyWrapper {

    PasswordWrapper(Wrappers wrappers, Owner owner, Property property, Object value) {
        super(wrappers, owner, property, value, null);
    }

    @Override
    String valueText() {
        return value == null ? "" : value.toString();
    }

    @Override
    Markup editor(Map<String, ?> attributes) {
        return Element.of("input")
                .with("id", fieldName())
                .with("name", fieldName())
                .with("type", "password")
                .with("autocomplete", "new-password")
                .with("size", FIELD_SIZE)
                .withAll(attributes)
                .tag();
    }

    /** The field in which the new password is repeated. */
    public Markup confirm() {
        return confirm(Map.of());
    }

    /** As {@link #confirm()}, with attributes for the input. */
    public Markup confirm(Map<String, ?> attributes) {
        if (!isEditOk()) {
            return Markup.EMPTY;
        }
        return Element.of("input")
                .with("id", fieldName() + "-confirm")
                .with("name", "@confirm@" + fieldName())
                .with("type", "password")
                .with("autocomplete", "new-password")
                .with("size", FIELD_SIZE)
                .withAll(attributes)
                .tag();
    }

    @Override
    public Object get(String member) {
        return member.equals("confirm") ? confirm() : super.get(member);
    }
}
