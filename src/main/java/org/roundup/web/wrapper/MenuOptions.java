package org.roundup.web.wrapper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.Search.SortKey;

/**
 * The arguments of a menu: {@code size} (longest label), {@code showid}, {@code additional} (properties shown in
 * brackets), {@code value}, {@code sort_on}, {@code html_kwargs} (attributes), {@code translate}, {@code showdef}; every
 * other name is a condition on the items offered.
 */
record MenuOptions(Map<String, ?> arguments) {

    private static final Set<String> OWN =
            Set.of("size", "height", "showid", "additional", "value", "sort_on", "html_kwargs", "translate", "showdef");

    Integer size() {
        return arguments.get("size") instanceof Number number ? number.intValue() : null;
    }

    boolean showsId() {
        return PropertyWrapper.isOn(arguments.get("showid"));
    }

    boolean translates() {
        return !arguments.containsKey("translate") || PropertyWrapper.isOn(arguments.get("translate"));
    }

    List<?> additional() {
        return arguments.get("additional") instanceof List<?> list ? list : List.of();
    }

    String value() {
        return arguments.get("value") == null ? null : arguments.get("value").toString();
    }

    String markOfDefault() {
        return arguments.get("showdef") == null ? "" : arguments.get("showdef").toString();
    }

    @SuppressWarnings("unchecked") // template maps have texts as keys; Element checks the names
    Map<String, ?> attributes() {
        return arguments.get("html_kwargs") instanceof Map<?, ?> map ? (Map<String, ?>) map : Map.of();
    }

    /** The search for the items offered. */
    Search search(String orderProperty) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        arguments.forEach((name, value) -> {
            if (!OWN.contains(name)) {
                conditions.put(name, value);
            }
        });
        Object sort = arguments.get("sort_on");
        SortKey key = sort instanceof List<?> pair && pair.size() == 2
                ? new SortKey(pair.get(1).toString(), "-".equals(pair.get(0)))
                : SortKey.parse(sort == null ? orderProperty : sort.toString());
        return Search.where(conditions).withSort(List.of(key));
    }
}
