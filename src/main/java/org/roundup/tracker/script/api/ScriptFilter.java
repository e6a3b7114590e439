package org.roundup.tracker.script.api;

import groovy.lang.Closure;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.ValueError;
import org.roundup.security.PermissionFilter;

/** The filter function of a permission, which gives a list of search arguments. */
final class ScriptFilter implements PermissionFilter {

    private final ScriptContext scripts;
    private final Closure<?> function;

    ScriptFilter(ScriptContext scripts, Closure<?> function) {
        this.scripts = scripts;
        this.function = function;
    }

    @Override
    public List<Search> searches(Hyperdb db, String userId, HyperClass hyperclass) {
        ScriptDb view = scripts.innerView(db);
        Object answer = function.call(view, userId, view.getclass(hyperclass.getClassname()));
        if (answer instanceof Collection<?> searches) {
            return searches.stream().map(this::search).toList();
        }
        throw unusable(answer);
    }

    private Search search(Object arguments) {
        if (arguments instanceof Map<?, ?> map) {
            Map<String, Object> named = new LinkedHashMap<>();
            map.forEach((name, value) -> named.put(String.valueOf(name), value));
            return SearchArguments.of(named);
        }
        throw unusable(arguments);
    }

    private ValueError unusable(Object answer) {
        return new ValueError("The filter function " + Functions.name(function)
                + " must give a list of maps such as [[filterspec: [status: '1']]], not " + answer);
    }
}
