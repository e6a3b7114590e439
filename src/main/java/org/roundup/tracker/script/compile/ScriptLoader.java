package org.roundup.tracker.script.compile;

import groovy.lang.Binding;
import groovy.lang.Script;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.roundup.hyperdb.ScriptError;

/**
 * The classes of one state of a tracker's scripts, and its libraries. To be closed when no unit of work uses it any
 * more.
 */
public final class ScriptLoader extends URLClassLoader {

    private static final ClassLoader PROGRAM = ScriptLoader.class.getClassLoader();

    private final CompiledScripts compiled;

    private ScriptLoader(CompiledScripts compiled, URL[] jars, ClassLoader parent) {
        super("scripts-" + compiled.hash(), jars, parent);
        this.compiled = compiled;
    }

    /**
     * Compiles the scripts of a tree, or takes them from the cache.
     *
     * @param cache where compiled scripts are kept
     * @throws ScriptError that lists all that is wrong, with files and lines
     */
    public static ScriptLoader load(ScriptTree tree, CacheFolder cache) {
        Map<String, String> texts = tree.read();
        String hash = tree.hash(texts);
        ScriptCache store = new ScriptCache(cache);
        CompiledScripts compiled = store.read(hash).orElseGet(() -> {
            CompiledScripts fresh = ScriptCompiler.compile(hash, texts, tree.jars(), PROGRAM);
            store.write(fresh);
            return fresh;
        });
        return new ScriptLoader(compiled, urls(tree.jars()), PROGRAM);
    }

    private static URL[] urls(List<Path> jars) {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = jars.get(i).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new ScriptError("The library " + jars.get(i) + " cannot be used", e);
            }
        }
        return urls;
    }

    /** The hash of the scripts. */
    public String hash() {
        return compiled.hash();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = compiled.classes().get(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    /** Whether there is something to be run in the file. */
    public boolean hasScript(String path) {
        return compiled.scripts().containsKey(path);
    }

    /**
     * Makes a script ready to be run.
     *
     * @throws ScriptError if there is no such script
     */
    public Script script(String path, Binding binding) {
        String className = compiled.scripts().get(path);
        if (className == null) {
            throw new ScriptError("There is nothing to be run in " + path, null);
        }
        try {
            Class<?> type = loadClass(className);
            return InvokerHelper.createScript(type, binding);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ScriptError(path + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    /**
     * A loader for one script more, which may use the classes of these and the libraries.
     *
     * @param name path of the script for the other methods and for errors, without folders
     * @throws ScriptError that lists what is wrong with it
     */
    public ScriptLoader with(String name, String text) {
        return new ScriptLoader(ScriptCompiler.compile(hash(), Map.of(name, text), List.of(), this), new URL[0], this);
    }

    /** The error for a script that failed, with file, line and cause. */
    public ScriptError failure(String path, Throwable cause) {
        if (cause instanceof ScriptError error) {
            return error;
        }
        return new ScriptError(describe(path, cause), cause);
    }

    /** File, line and cause of a failure in one line. */
    public String describe(String path, Throwable cause) {
        return Failures.place(cause, compiled).orElse(path) + ": " + Failures.reason(cause);
    }

    @Override
    public void close() throws IOException {
        for (String name : compiled.classes().keySet()) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                InvokerHelper.removeClass(loaded);
            }
        }
        super.close();
    }
}
