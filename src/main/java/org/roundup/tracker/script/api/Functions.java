package org.roundup.tracker.script.api;

import groovy.lang.Closure;
import java.util.Objects;
import org.codehaus.groovy.runtime.MethodClosure;

/** Functions of scripts as values. */
final class Functions {

    private Functions() {}

    /** What makes a function the same as another: {@code this.&check} gives a new object each time. */
    static Object identity(Closure<?> function) {
        return function instanceof MethodClosure method ? new Method(method.getOwner(), method.getMethod()) : function;
    }

    private record Method(Object owner, String name) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Method method && owner == method.owner && name.equals(method.name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(System.identityHashCode(owner), name);
        }
    }

    /** The name of the function, or of its script if it has none. */
    static String name(Closure<?> function) {
        if (function instanceof MethodClosure method) {
            return method.getMethod();
        }
        String script = function.getOwner().getClass().getName();
        int end = script.indexOf('$');
        String name = script.substring(0, end < 0 ? script.length() : end);
        return name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
    }
}
