package org.roundup.web.action;

import org.roundup.web.form.FormError;
import org.roundup.web.request.Fields;
import org.roundup.web.visit.Visit;

/**
 * {@code bulk_edit}: gives the items that are ticked in a list (fields {@code @bulk} with ids) the same values. Fields
 * that are left empty change nothing.
 */
public final class BulkEdit implements Action {

    private final EditItems edit;

    public BulkEdit(EditItems edit) {
        this.edit = edit;
    }

    @Override
    public Outcome run(Visit visit) {
        String className = visit.context().className();
        if (className == null || visit.fields().all("@bulk").isEmpty()) {
            throw new FormError("No item is ticked");
        }
        Fields.Builder fields = new Fields.Builder();
        for (String id : visit.fields().all("@bulk")) {
            if (!id.matches("[0-9]{1,9}")) {
                throw new FormError("'" + id + "' is not an id");
            }
        }
        visit.fields().texts().forEach((name, values) -> {
            if (name.startsWith("set-")) {
                String value = String.join(",", values).strip();
                if (!value.isEmpty()) {
                    visit.fields()
                            .all("@bulk")
                            .forEach(id -> fields.add(className + id + "@" + name.substring("set-".length()), value));
                }
            } else {
                values.forEach(value -> fields.add(name, value));
            }
        });
        visit.fields(fields.build(true));
        return edit.run(visit);
    }
}
