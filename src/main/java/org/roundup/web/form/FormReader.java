package org.roundup.web.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.security.Passwords;
import org.roundup.web.request.Fields;
import org.roundup.web.request.PageContext;
import org.roundup.web.request.Upload;
import org.roundup.web.visit.Visit;

/** Reads the fields of a form. One reader reads one form. */
public final class FormReader {

    private record Named(String field, FieldName name) {}

    private final Visit visit;
    private final Fields fields;
    private final FormValues values;
    private final FormTarget page;
    private final Map<FormTarget, Map<String, Object>> items = new LinkedHashMap<>();
    private final Map<FormTarget, Set<String>> given = new LinkedHashMap<>();
    private final Map<FormTarget, Set<String>> required = new LinkedHashMap<>();
    private final List<FormLink> links = new ArrayList<>();
    private final List<FormTarget> attached = new ArrayList<>();
    private boolean hasNote;

    public FormReader(Visit visit, Passwords passwords) {
        this.visit = visit;
        this.fields = visit.fields();
        this.values = new FormValues(visit, passwords);
        PageContext context = visit.context();
        this.page = new FormTarget(context.className(), context.id());
    }

    /**
     * Reads the form.
     *
     * @param create whether plain names make the item that the page is about, if it has no id
     * @throws FormError if the form is wrong or incomplete
     */
    public ParsedForm read(boolean create) {
        List<Named> names = new ArrayList<>();
        for (String field : fields.names()) {
            FieldName name = FieldName.parse(field, visit.db().schema());
            if (name != null) {
                names.add(new Named(field, name));
            }
        }
        for (Named named : names) {
            FormTarget target = target(named.name());
            if (target.className() != null && (create || target.id() != null)) {
                take(named, target, names);
            }
        }
        linkFilesToNote();
        checkRequired();
        dropEmpty();
        return new ParsedForm(items, links);
    }

    private FormTarget target(FieldName name) {
        if (name.operation() == FieldName.Operation.NOTE) {
            return visit.db().schema().has("msg") && page.className() != null
                    ? new FormTarget("msg", "-1")
                    : new FormTarget(null, null);
        }
        return name.className() == null ? page : new FormTarget(name.className(), name.id());
    }

    private void take(Named named, FormTarget target, List<Named> names) {
        FieldName name = named.name();
        switch (name.operation()) {
            case NOTE -> takeNote(named, target);
            case FILE -> takeFiles(named, target);
            case LINK -> takeLinks(named, target);
            case REQUIRED -> takeRequired(named, target);
            case CONFIRM -> {
                // read together with the password
            }
            default -> takeProperty(named, target, names);
        }
    }

    private void takeNote(Named named, FormTarget message) {
        String text = values.text(named.field(), "content", false);
        if (text.isEmpty() || !has(page, "messages")) {
            return;
        }
        Map<String, Object> values = properties(message);
        values.put("content", text);
        mark(message, "content");
        if (has(message, "author")) {
            values.put("author", visit.user().id());
        }
        if (has(message, "date")) {
            values.put("date", visit.now());
        }
        properties(page);
        links.add(new FormLink(page, "messages", message));
        hasNote = true;
    }

    private void takeFiles(Named named, FormTarget target) {
        if (!fields.all(named.field()).isEmpty()
                && fields.all(named.field()).stream().anyMatch(t -> !t.isBlank())) {
            throw new FormError("Not a file attachment");
        }
        if (!has(target, "files")) {
            return;
        }
        int number = 1;
        for (Upload upload : fields.uploads(named.field())) {
            if (!upload.fileName().isEmpty()) {
                FormTarget file = new FormTarget("file", "-" + number++);
                while (items.containsKey(file)) {
                    file = new FormTarget("file", "-" + number++);
                }
                properties(file).putAll(FileValues.of(upload, definition(file)));
                mark(file, "content");
                mark(target, "files");
                properties(target);
                links.add(new FormLink(target, "files", file));
                attached.add(file);
            }
        }
    }

    private void linkFilesToNote() {
        FormTarget note = new FormTarget("msg", "-1");
        if (hasNote && has(note, "files")) {
            attached.forEach(file -> links.add(new FormLink(note, "files", file)));
        }
    }

    private void takeLinks(Named named, FormTarget target) {
        FieldName name = named.name();
        if (!has(target, name.property())) {
            throw new FormError("'" + name.property() + "' is not a property of " + target.className());
        }
        if (!definition(target).property(name.property()).isReference()) {
            throw new FormError(target.className() + " " + name.property() + " is not a link or multilink property");
        }
        for (String entry : FormValues.list(fields.all(named.field()))) {
            FieldName designator = FieldName.parse(entry + "@id", visit.db().schema());
            if (designator == null || designator.className() == null) {
                throw new FormError("link \"" + named.field() + "\" value \"" + entry + "\" not a designator");
            }
            links.add(new FormLink(target, name.property(), new FormTarget(designator.className(), designator.id())));
        }
        properties(target);
    }

    private void takeRequired(Named named, FormTarget target) {
        for (String entry : FormValues.list(fields.all(named.field()))) {
            FieldName name = FieldName.parse(entry, visit.db().schema());
            if (name == null || name.property() == null) {
                throw new FormError("The form requires a property \"" + entry + "\" which doesn't exist");
            }
            FormTarget of = name.className() == null ? target : new FormTarget(name.className(), name.id());
            required.computeIfAbsent(of, key -> new LinkedHashSet<>()).add(name.property());
        }
    }

    private void takeProperty(Named named, FormTarget target, List<Named> names) {
        FieldName name = named.name();
        if (!has(target, name.property())) {
            if (name.operation() != FieldName.Operation.SET) {
                throw new FormError("You have submitted a "
                        + name.operation().name().toLowerCase(java.util.Locale.ROOT) + " action for the property \""
                        + name.property() + "\" which doesn't exist");
            }
            return;
        }
        Property property = definition(target).property(name.property());
        HyperClass hyperclass = visit.db().getclass(target.className());
        if (property.kind() == PropertyType.Kind.PASSWORD) {
            String confirmation = names.stream()
                    .filter(other -> other.name().operation() == FieldName.Operation.CONFIRM
                            && target(other.name()).equals(target)
                            && property.name().equals(other.name().property()))
                    .map(Named::field)
                    .findFirst()
                    .orElse(null);
            values.password(named.field(), confirmation, property)
                    .ifPresent(password -> put(target, property, password));
        } else if (property.isMultilink()) {
            put(target, property, values.multilink(named.field(), name.operation(), target, property, current(target)));
        } else if (!fields.uploads(named.field()).isEmpty()) {
            takeUpload(target, property, fields.uploads(named.field()).get(0));
        } else {
            put(target, property, values.single(named.field(), hyperclass, storedId(target), property));
        }
    }

    private Map<String, Object> current(FormTarget target) {
        return items.getOrDefault(target, Map.of());
    }

    private void takeUpload(FormTarget target, Property property, Upload upload) {
        if (upload.fileName().isEmpty() && upload.content().length == 0) {
            return;
        }
        properties(target).putAll(FileValues.of(upload, definition(target)));
        properties(target).put(property.name(), upload.content());
        mark(target, property.name());
    }

    private void put(FormTarget target, Property property, Object value) {
        boolean empty = value == null || value instanceof Collection<?> list && list.isEmpty();
        if (!empty) {
            mark(target, property.name());
        }
        if (target.isNew()) {
            if (!empty) {
                properties(target).put(property.name(), value);
            }
            return;
        }
        Object stored = visit.db().getclass(target.className()).get(target.id(), property.name());
        if (!Objects.equals(value, stored)) {
            properties(target).put(property.name(), value);
        }
    }

    private String storedId(FormTarget target) {
        return target.isNew() ? null : target.id();
    }

    private ClassDefinition definition(FormTarget target) {
        return visit.db().schema().get(target.className());
    }

    private boolean has(FormTarget target, String property) {
        return target.className() != null && definition(target).has(property) && !ClassDefinition.isProtected(property);
    }

    private Map<String, Object> properties(FormTarget target) {
        return items.computeIfAbsent(target, key -> new LinkedHashMap<>());
    }

    private void mark(FormTarget target, String property) {
        given.computeIfAbsent(target, key -> new LinkedHashSet<>()).add(property);
    }

    private void checkRequired() {
        List<String> problems = new ArrayList<>();
        required.forEach((target, names) -> {
            List<String> missing = new ArrayList<>();
            for (String name : names) {
                boolean there = given.getOrDefault(target, Set.of()).contains(name) || isSettled(target, name);
                if (!there) {
                    missing.add(name);
                }
            }
            if (!missing.isEmpty()) {
                String noun = missing.size() == 1 ? "property" : "properties";
                problems.add("Required " + target.className() + " " + noun + " " + String.join(", ", missing)
                        + " not supplied");
            }
        });
        if (!problems.isEmpty()) {
            throw new FormError(String.join("\n", problems));
        }
    }

    /** Whether the property has a value already and the visitor could not give another. */
    private boolean isSettled(FormTarget target, String name) {
        return !target.isNew()
                && !visit.permissions().may("Edit", target.className(), name, target.id())
                && visit.db().getclass(target.className()).get(target.id(), name) != null;
    }

    private void dropEmpty() {
        items.entrySet().removeIf(entry -> {
            FormTarget target = entry.getKey();
            Map<String, Object> values = entry.getValue();
            boolean numbered = target.id() != null && target.isNew();
            if (numbered && values.isEmpty()) {
                return true;
            }
            if (definition(target).isFile()) {
                if (!target.isNew() && values.containsKey("content") && isEmptyContent(values.get("content"))) {
                    values.remove("content");
                }
                return numbered && !values.containsKey("content");
            }
            return false;
        });
    }

    private static boolean isEmptyContent(Object content) {
        return content == null || content.equals("") || content instanceof byte[] bytes && bytes.length == 0;
    }
}
