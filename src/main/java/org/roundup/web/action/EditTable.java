package org.roundup.web.action;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.RawValues;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.security.Passwords;
import org.roundup.web.form.FormError;
import org.roundup.web.form.ItemTable;
import org.roundup.web.visit.Visit;

/**
 * {@code editcsv}: changes all items of a class by a table. A line with X makes an item, a line of a retired item
 * restores it, and an item without a line is retired.
 */
public final class EditTable implements Action {

    private final Passwords passwords;

    public EditTable(Passwords passwords) {
        this.passwords = passwords;
    }

    @Override
    public Outcome run(Visit visit) {
        String className = visit.context().className();
        visit.permissions().require("Edit", className, "edit");
        String text = visit.fields().first("rows");
        if (text == null) {
            throw new FormError("There are no items to edit");
        }
        HyperClass hyperclass = visit.db().getclass(className);
        ItemTable table = new ItemTable(hyperclass.definition());
        RawValues raw = new RawValues(visit.db(), passwords);
        Set<String> kept = new HashSet<>();
        for (ItemTable.Line line : table.read(text)) {
            kept.add(write(visit, hyperclass, line, raw));
        }
        for (String id : hyperclass.getnodeids(Search.Retired.LIVE)) {
            if (!kept.contains(id)) {
                requireRetire(visit, className, id);
                hyperclass.retire(id);
            }
        }
        visit.db().commit();
        return Locations.page(visit, className, "Items edited OK", "index");
    }

    private static void requireRetire(Visit visit, String className, String id) {
        if (!visit.permissions().may("Retire", className, null, id)) {
            throw new Unauthorised("You do not have permission to retire " + className);
        }
    }

    private static String write(Visit visit, HyperClass hyperclass, ItemTable.Line line, RawValues raw) {
        String className = hyperclass.getClassname();
        boolean isId = line.id().matches("[0-9]{1,9}");
        boolean exists = isId && hyperclass.hasnode(line.id());
        Map<String, Object> values = new LinkedHashMap<>();
        line.texts().forEach((property, text) -> {
            Object value = value(hyperclass, property, text, raw);
            boolean changed = exists
                    ? !Objects.equals(value, hyperclass.get(line.id(), property))
                    : value != null && !List.of().equals(value);
            if (changed) {
                values.put(property, value);
            }
        });
        if (!exists) {
            ItemPermissions.requireCreate(visit, className, values);
            return hyperclass.create(values);
        }
        if (hyperclass.isRetired(line.id())) {
            hyperclass.restore(line.id());
        }
        if (!values.isEmpty()) {
            ItemPermissions.requireEdit(visit, className, line.id(), values);
            hyperclass.set(line.id(), values);
        }
        return line.id();
    }

    private static Object value(HyperClass hyperclass, String property, String text, RawValues raw) {
        boolean many = hyperclass.definition().property(property).isMultilink();
        if (text.isEmpty() && !many) {
            return null;
        }
        return raw.rawToHyperdb(hyperclass, null, property, many ? text.replace(':', ',') : text);
    }
}
