package org.roundup.web.wrapper;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.TimeZones;
import org.roundup.web.request.PageContext;
import org.roundup.web.text.LinkTargets;
import org.roundup.web.text.Linker;
import org.roundup.web.visit.Permissions;
import org.roundup.web.visit.Visit;

/** Makes the wrappers of a visit; each item is wrapped once. */
public final class Wrappers {

    private final Visit visit;
    private final Supplier<String> formToken;
    private final String nonce;
    private final PartRenderer parts;
    private final Labels labels;
    private final Linker linker;
    private final Map<String, ItemWrapper> items = new HashMap<>();

    /**
     * For one page.
     *
     * @param formToken makes the token against forged requests for a form of this page
     * @param nonce mark of the scripts of this page
     * @param parts renders other pages as parts of this one
     */
    public Wrappers(Visit visit, Supplier<String> formToken, String nonce, PartRenderer parts) {
        this.visit = visit;
        this.formToken = formToken;
        this.nonce = nonce;
        this.parts = parts;
        this.labels = new Labels(visit.db(), visit.permissions());
        this.linker = new Linker(new Targets());
    }

    private final class Targets implements LinkTargets {

        private final Map<String, Boolean> known = new HashMap<>();

        @Override
        public boolean hasClass(String name) {
            return db().schema().has(name);
        }

        @Override
        public boolean hasItem(String className, String id) {
            return db().schema().has(className)
                    && known.computeIfAbsent(
                            className + id, key -> db().getclass(className).hasnode(id));
        }

        @Override
        public String userId(String name) {
            if (!visit.permissions().may("View", "user", "username", null)) {
                return null;
            }
            try {
                return db().getclass("user").lookup(name);
            } catch (NotFound noUser) {
                return null;
            }
        }
    }

    static boolean isId(String text) {
        return !text.isEmpty() && text.length() < 11 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    Visit visit() {
        return visit;
    }

    Hyperdb db() {
        return visit.db();
    }

    Permissions permissions() {
        return visit.permissions();
    }

    Labels labels() {
        return labels;
    }

    Linker linker() {
        return linker;
    }

    String nonce() {
        return nonce;
    }

    PartRenderer parts() {
        return parts;
    }

    String formToken() {
        return formToken.get();
    }

    /** The item that the page is about, or its class, or null on pages without class. */
    public Object context() {
        PageContext context = visit.context();
        if (context.className() == null) {
            return null;
        }
        return context.id() == null ? hyperclass(context.className()) : item(context.className(), context.id());
    }

    /** A class. */
    public ClassWrapper hyperclass(String className) {
        return new ClassWrapper(this, db().getclass(className));
    }

    /** An item, which must exist. */
    public ItemWrapper item(String className, String id) {
        return items.computeIfAbsent(className + id, key -> new ItemWrapper(this, owner(className, id)));
    }

    private Owner owner(String className, String id) {
        PageContext context = visit.context();
        boolean inContext = className.equals(context.className()) && id.equals(context.id());
        return new Owner(db().getclass(className), id, inContext);
    }

    /** Ids of items that a search finds and the visitor may see. */
    List<String> found(String className, Search search) {
        return visit.searchRules().found(className, search);
    }

    /** Reads the items that a Link or Multilink of many items refers to, with one statement. */
    void prefetchTargets(String className, List<String> ids, Property property) {
        Set<String> targets = new LinkedHashSet<>();
        for (String id : ids) {
            Object value = db().getclass(className).get(id, property.name());
            if (value instanceof Collection<?> many) {
                many.forEach(target -> targets.add(target.toString()));
            } else if (value != null) {
                targets.add(value.toString());
            }
        }
        if (!targets.isEmpty()) {
            db().getclass(property.reference().target()).prefetch(targets);
        }
    }

    /** A property with its value. */
    PropertyWrapper property(Owner owner, Property property) {
        Object stored = owner.id() == null ? null : owner.hyperclass().get(owner.id(), property.name());
        String formText = formText(owner, property, stored);
        Object value = stored == null && owner.id() == null && formText == null ? property.defaultValue() : stored;
        return wrap(owner, property, value, formText);
    }

    /** A property with the value that is stored, whatever the form has sent. */
    PropertyWrapper stored(Owner owner, Property property) {
        return holding(owner, property, owner.hyperclass().get(owner.id(), property.name()));
    }

    /** A property as if it had that value. */
    PropertyWrapper holding(Owner owner, Property property, Object value) {
        return wrap(owner, property, value, null);
    }

    private String formText(Owner owner, Property property, Object stored) {
        boolean empty = stored == null || stored instanceof List<?> list && list.isEmpty();
        if (!empty && !visit.messages().hasErrors()) {
            return null;
        }
        if (ClassDefinition.isProtected(property.name())) {
            return null;
        }
        List<String> sent = visit.fields().all(owner.fieldName(property.name()));
        if (sent.isEmpty()) {
            return null;
        }
        return property.isMultilink() ? String.join(",", sent) : sent.get(0);
    }

    private PropertyWrapper wrap(Owner owner, Property property, Object value, String formText) {
        return switch (property.kind()) {
            case STRING -> new StringWrapper(this, owner, property, value, formText);
            case PASSWORD -> new PasswordWrapper(this, owner, property, value);
            case DATE -> new DateWrapper(this, owner, property, value, formText, zone(property));
            case INTERVAL -> new IntervalWrapper(this, owner, property, value, formText);
            case BOOLEAN -> new BooleanWrapper(this, owner, property, value, formText);
            case NUMBER, INTEGER -> new NumberWrapper(this, owner, property, value, formText);
            case LINK -> new LinkWrapper(this, owner, property, value, formText);
            case MULTILINK -> new MultilinkWrapper(this, owner, property, value, formText);
        };
    }

    private ZoneId zone(Property property) {
        String own = ((PropertyType.DateType) property.type()).zone();
        return own == null ? visit.zone() : TimeZones.parse(own);
    }
}
