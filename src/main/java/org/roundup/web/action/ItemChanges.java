package org.roundup.web.action;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.web.form.FormLink;
import org.roundup.web.form.FormTarget;
import org.roundup.web.form.ParsedForm;
import org.roundup.web.visit.Visit;

/**
 * Carries out what a form wants: makes and changes items, those that others refer to first, and links them. Links that
 * go round in a circle are set when all items exist.
 */
final class ItemChanges {

    private final Visit visit;
    private final ParsedForm form;
    private final Map<FormTarget, String> ids = new HashMap<>();
    private final List<FormLink> later = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

    ItemChanges(Visit visit, ParsedForm form) {
        this.visit = visit;
        this.form = form;
    }

    /** Does it. Nothing is committed. */
    void apply() {
        form.items().keySet().forEach(target -> {
            if (!target.isNew()) {
                ids.put(target, target.id());
            }
        });
        for (FormTarget target : ordered()) {
            write(target, new LinkedHashMap<>(form.items().get(target)));
        }
        linkLater();
    }

    /** One line for each item that was made or visibly changed. */
    String message() {
        return String.join("\n", messages);
    }

    /** The id of the item that a target of the form has become, or null. */
    String idOf(FormTarget target) {
        return ids.get(target);
    }

    /** The items in an order in which those referred to come first. */
    private List<FormTarget> ordered() {
        Set<FormTarget> done = new LinkedHashSet<>();
        Set<FormTarget> open = new LinkedHashSet<>();
        form.items().keySet().forEach(target -> visitTarget(target, done, open));
        return new ArrayList<>(done);
    }

    private void visitTarget(FormTarget target, Set<FormTarget> done, Set<FormTarget> open) {
        if (done.contains(target)) {
            return;
        }
        open.add(target);
        for (FormLink link : form.links()) {
            if (link.from().equals(target) && form.items().containsKey(link.to())) {
                if (open.contains(link.to())) {
                    later.add(link);
                } else {
                    visitTarget(link.to(), done, open);
                }
            }
        }
        open.remove(target);
        done.add(target);
    }

    private void write(FormTarget target, Map<String, Object> values) {
        for (FormLink link : form.links()) {
            if (link.from().equals(target) && !later.contains(link)) {
                addLink(target, values, link);
            }
        }
        if (target.isNew()) {
            create(target, values);
        } else if (!values.isEmpty()) {
            edit(target.className(), target.id(), values);
        }
    }

    private void addLink(FormTarget target, Map<String, Object> values, FormLink link) {
        String id = link.to().isNew() ? ids.get(link.to()) : link.to().id();
        if (id == null) {
            return;
        }
        ClassDefinition definition = visit.db().schema().get(target.className());
        if (!definition.property(link.property()).isMultilink()) {
            values.put(link.property(), id);
            return;
        }
        Set<String> all = new LinkedHashSet<>(present(target, values, link.property()));
        all.add(id);
        values.put(link.property(), new ArrayList<>(all));
    }

    @SuppressWarnings("unchecked") // multilink values are lists of ids
    private List<String> present(FormTarget target, Map<String, Object> values, String property) {
        if (values.containsKey(property)) {
            return (List<String>) values.get(property);
        }
        String id = ids.get(target);
        return id == null
                ? List.of()
                : (List<String>) visit.db().getclass(target.className()).get(id, property);
    }

    private void create(FormTarget target, Map<String, Object> values) {
        if (values.isEmpty()) {
            return;
        }
        String className = target.className();
        ItemPermissions.requireCreate(visit, className, values);
        String id = visit.db().getclass(className).create(values);
        ids.put(target, id);
        messages.add(className + " " + id + " created");
    }

    private void edit(String className, String id, Map<String, Object> values) {
        HyperClass hyperclass = visit.db().getclass(className);
        if (!hyperclass.hasnode(id)) {
            throw new Unauthorised("You do not have permission to edit " + className);
        }
        ItemPermissions.requireEdit(visit, className, id, values);
        Map<String, Object> changed = hyperclass.set(id, values);
        if (!changed.isEmpty()) {
            messages.add(
                    className + " " + id + " " + String.join(", ", new TreeSet<>(changed.keySet())) + " edited ok");
        }
    }

    private void linkLater() {
        for (FormLink link : later) {
            String id = ids.get(link.from());
            if (id != null && ids.get(link.to()) != null) {
                Map<String, Object> values = new LinkedHashMap<>();
                FormTarget existing = new FormTarget(link.from().className(), id);
                ids.put(existing, id);
                addLink(existing, values, link);
                edit(existing.className(), id, values);
            }
        }
    }
}
