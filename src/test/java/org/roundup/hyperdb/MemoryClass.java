package org.roundup.hyperdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A class of {@link MemoryHyperdb}. Searches understand paths, equality, containment in texts and Multilinks, lists as
 * alternatives and unset values.
 */
final class MemoryClass implements HyperClass {

    private final MemoryHyperdb db;
    private final ClassDefinition definition;
    private final TreeMap<Integer, Map<String, Object>> items = new TreeMap<>();
    private final Set<String> retired = new HashSet<>();
    private final Map<String, List<JournalEntry>> journals = new HashMap<>();

    MemoryClass(MemoryHyperdb db, ClassDefinition definition) {
        this.db = db;
        this.definition = definition;
    }

    @Override
    public ClassDefinition definition() {
        return definition;
    }

    @Override
    public String create(Map<String, Object> values) {
        values.keySet().forEach(definition::property);
        int id = items.isEmpty() ? 1 : items.lastKey() + 1;
        items.put(id, new HashMap<>(values));
        return Integer.toString(id);
    }

    @Override
    public Object get(String id, String property) {
        if (!hasnode(id)) {
            throw new NotFound("no such " + definition.name() + " " + id);
        }
        if (property.equals("id")) {
            return id;
        }
        Object value = items.get(Integer.valueOf(id)).get(property);
        return value == null && definition.property(property).isMultilink() ? List.of() : value;
    }

    @Override
    public Map<String, Object> set(String id, Map<String, Object> values) {
        values.keySet().forEach(definition::property);
        get(id, "id");
        items.get(Integer.valueOf(id)).putAll(values);
        return values;
    }

    @Override
    public void retire(String id) {
        retired.add(id);
    }

    @Override
    public void restore(String id) {
        retired.remove(id);
    }

    @Override
    public void destroy(String id) {
        items.remove(Integer.valueOf(id));
    }

    @Override
    public boolean hasnode(String id) {
        return items.containsKey(Integer.valueOf(id));
    }

    @Override
    public boolean isRetired(String id) {
        return retired.contains(id);
    }

    @Override
    public String lookup(String key) {
        if (!definition.hasKey()) {
            throw new ValueError("No key property set for class " + definition.name());
        }
        if (definition.name().equals("user") && key.equals("@current_user")) {
            return db.getuid();
        }
        return list().stream()
                .filter(id -> key.equals(get(id, definition.key())))
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        "No key (" + definition.key() + ") value \"" + key + "\" for \"" + definition.name() + "\""));
    }

    @Override
    public List<String> getnodeids(Search.Retired which) {
        return items.keySet().stream()
                .map(id -> Integer.toString(id))
                .filter(id -> isWanted(id, which))
                .toList();
    }

    private boolean isWanted(String id, Search.Retired which) {
        return which == Search.Retired.BOTH || retired.contains(id) == (which == Search.Retired.RETIRED);
    }

    @Override
    public int count() {
        return items.size();
    }

    @Override
    public List<String> filter(Search search) {
        db.searches().add(search);
        Stream<String> found = getnodeids(search.retired()).stream()
                .filter(id -> search.matches() == null || search.matches().contains(id))
                .filter(id -> satisfies(id, search))
                .filter(id -> search.visible() == null
                        || search.visible().stream().anyMatch(visible -> satisfies(id, visible)));
        for (int i = search.order().size() - 1; i >= 0; i--) {
            found = found.sorted(order(search.order().get(i)));
        }
        List<String> ids = found.skip(search.offset()).toList();
        return search.limit() == null || search.limit() >= ids.size() ? ids : ids.subList(0, search.limit());
    }

    private Comparator<String> order(Search.SortKey key) {
        Comparator<String> order = Comparator.comparing(
                id -> String.valueOf(values(id, key.path()).get(0)).toLowerCase(Locale.ROOT));
        return key.descending() ? order.reversed() : order;
    }

    private boolean satisfies(String id, Search search) {
        return search.filter().entrySet().stream()
                        .allMatch(entry -> satisfies(values(id, entry.getKey()), entry.getValue(), false))
                && search.exact().entrySet().stream()
                        .allMatch(entry -> satisfies(values(id, entry.getKey()), entry.getValue(), true));
    }

    private static boolean satisfies(List<Object> values, Object wanted, boolean exact) {
        Collection<?> alternatives = wanted instanceof Collection<?> list ? list : Arrays.asList(wanted);
        return alternatives.stream()
                .anyMatch(alternative -> values.stream().anyMatch(value -> satisfies(value, alternative, exact)));
    }

    private static boolean satisfies(Object value, Object wanted, boolean exact) {
        if (wanted == null || value == null) {
            return wanted == value;
        }
        if (value instanceof String text && !exact && !text.chars().allMatch(Character::isDigit)) {
            return text.toLowerCase(Locale.ROOT).contains(wanted.toString().toLowerCase(Locale.ROOT));
        }
        return value.toString().equals(wanted.toString());
    }

    /** The values at the end of a path; one null if there are none. */
    private List<Object> values(String id, String path) {
        int dot = path.indexOf('.');
        Object value = get(id, dot < 0 ? path : path.substring(0, dot));
        List<Object> values = new ArrayList<>();
        if (value instanceof Collection<?> list) {
            values.addAll(list);
        } else if (value != null) {
            values.add(value);
        }
        if (dot >= 0) {
            Property step = definition.property(path.substring(0, dot));
            MemoryClass target = (MemoryClass) db.getclass(step.reference().target());
            values = values.stream()
                    .flatMap(item -> target.values(item.toString(), path.substring(dot + 1)).stream())
                    .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        }
        if (values.isEmpty()) {
            values.add(null);
        }
        return values;
    }

    @Override
    public List<String> find(Map<String, ?> references) {
        throw new UnsupportedOperationException("find");
    }

    @Override
    public List<String> stringFind(Map<String, String> texts) {
        throw new UnsupportedOperationException("stringFind");
    }

    @Override
    public List<JournalEntry> journal(String id) {
        return journals.getOrDefault(id, List.of());
    }

    void setJournal(String id, List<JournalEntry> entries) {
        journals.put(id, entries);
    }

    @Override
    public byte[] content(String id) {
        throw new UnsupportedOperationException("content");
    }

    @Override
    public void prefetch(Collection<String> ids) {}
}
