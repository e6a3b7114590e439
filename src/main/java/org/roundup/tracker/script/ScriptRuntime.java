package org.roundup.tracker.script;

import org.codehaus.groovy.runtime.GStringImpl;

/** What all scripts need of Groovy. */
public final class ScriptRuntime {

    private ScriptRuntime() {}

    /**
     * Gets Groovy ready on a thread of its own, for short programs that have other things to do before they run scripts: when
     * it makes the first text with a value in it, it looks through all classes that need no import, for a tenth of a second.
     */
    public static void prepare() {
        Thread thread = new Thread(ScriptRuntime::makeText, "roundup-scripts-prepare");
        thread.setDaemon(true);
        thread.start();
    }

    private static void makeText() {
        new StringBuilder().append(new GStringImpl(new Object[] {""}, new String[] {"", ""}));
    }
}
