package org.roundup.web.wrapper;

import java.util.Map;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Property;
import org.roundup.web.html.Markup;

/** A span of time. */
public final class IntervalWrapper extends PropertyWrapper {

    IntervalWrapper(Wrappers wrappers, Owner owner, Property property, Object value, String formText) {
        super(wrappers, owner, property, value, formText);
    }

    @Override
    String valueText() {
        return value == null ? "" : value.toString();
    }

    /** The span in words, counted from now; empty if unset. */
    public String pretty() {
        if (!(value instanceof Interval interval) || !isViewOk()) {
            return plain();
        }
        return wrappers.visit().translator().relative(interval.relative());
    }

    @Override
    Markup editor(Map<String, ?> attributes) {
        return input("text", plain(), attributes);
    }

    @Override
    public Object get(String member) {
        return member.equals("pretty") ? pretty() : super.get(member);
    }
}
