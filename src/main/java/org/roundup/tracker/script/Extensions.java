package org.roundup.tracker.script;

import java.util.Collections;
import java.util.Map;

/**
 * What extensions have registered, by name.
 *
 * @param actions web actions: classes or functions
 * @param apiActions actions for programs: classes or functions
 * @param utils functions for pages
 * @param utilMethods functions for pages that get {@code utils} as their first argument
 */
public record Extensions(
        Map<String, Object> actions,
        Map<String, Object> apiActions,
        Map<String, Object> utils,
        Map<String, Object> utilMethods) {

    public Extensions {
        actions = Collections.unmodifiableMap(actions);
        apiActions = Collections.unmodifiableMap(apiActions);
        utils = Collections.unmodifiableMap(utils);
        utilMethods = Collections.unmodifiableMap(utilMethods);
    }
}
