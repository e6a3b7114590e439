package org.roundup.tracker.script.compile;

import java.util.Map;
import java.util.Optional;

/**
 * Scripts in compiled form.
 *
 * @param hash of all they were made from
 * @param classes class files by class name
 * @param scripts the class to be run by path of the script; files that hold only classes of their own have none
 */
record CompiledScripts(String hash, Map<String, byte[]> classes, Map<String, String> scripts) {

    CompiledScripts {
        classes = Map.copyOf(classes);
        scripts = Map.copyOf(scripts);
    }

    /** The script to which a class belongs, closures included. */
    Optional<String> pathOf(String className) {
        return scripts.entrySet().stream()
                .filter(entry -> className.equals(entry.getValue()) || className.startsWith(entry.getValue() + "$"))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
