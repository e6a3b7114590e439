package org.roundup.tracker.script.compile;

/**
 * The names under which the compiler knows the scripts. It names the class of a script after its file; an underscore at
 * the end keeps that apart from a function of the same name, which is what {@code nosyreaction.groovy} has.
 */
final class SourceNames {

    private static final String PLAIN = ".groovy";
    private static final String MARKED = "_.groovy";

    private SourceNames() {}

    static String of(String path) {
        return path.startsWith(ScriptTree.LIBRARY + "/") || !path.endsWith(PLAIN)
                ? path
                : path.substring(0, path.length() - PLAIN.length()) + MARKED;
    }

    /** The path of the script that the compiler knows under a name. */
    static String path(String name) {
        boolean marked = name.endsWith(MARKED) && !name.startsWith(ScriptTree.LIBRARY + "/");
        return marked ? name.substring(0, name.length() - MARKED.length()) + PLAIN : name;
    }
}
