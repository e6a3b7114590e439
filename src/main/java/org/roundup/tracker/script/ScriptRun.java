package org.roundup.tracker.script;

import groovy.lang.Binding;
import groovy.lang.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.ScriptError;
import org.roundup.security.Security;
import org.roundup.tracker.script.api.ClientFace;
import org.roundup.tracker.script.api.Face;
import org.roundup.tracker.script.api.MailgwFace;
import org.roundup.tracker.script.api.RoundupScript;
import org.roundup.tracker.script.api.ScriptContext;
import org.roundup.tracker.script.api.SetupDb;
import org.roundup.tracker.script.api.SetupTracker;
import org.roundup.tracker.script.compile.ScriptLoader;
import org.roundup.tracker.script.compile.ScriptTree;

/** Runs the scripts of a tracker in the order of Roundup: interfaces, schema, extensions, detectors. */
final class ScriptRun {

    private static final String INIT = "init";
    private static final List<String> FACES = List.of("rest", "xmlrpc", "client", "mailgw", "templating");

    private final ScriptTree tree;
    private final ScriptLoader loader;
    private final ScriptContext context;

    ScriptRun(ScriptTree tree, ScriptLoader loader, ScriptContext context) {
        this.tree = tree;
        this.loader = loader;
        this.context = context;
    }

    /**
     * Finds out what the scripts declare.
     *
     * @throws ScriptError if one fails; it names file, line and cause
     */
    Declarations declare() {
        Map<String, Face> faces = interfaces();
        SetupDb db = new SetupDb(context);
        run(ScriptTree.SCHEMA, binding("db", db));
        Schema schema = checked(ScriptTree.SCHEMA, db::complete);
        SetupTracker tracker = new SetupTracker(context);
        tracker.enter(ScriptTree.INTERFACES);
        checked(ScriptTree.INTERFACES, () -> {
            ClientFace.register(faces.get("client"), faces.get("templating"), tracker);
            MailgwFace.check(faces.get("mailgw"));
            return null;
        });
        for (String path : tree.in(ScriptTree.EXTENSIONS)) {
            tracker.enter(path);
            init(path, tracker);
        }
        for (String path : tree.in(ScriptTree.DETECTORS)) {
            init(path, db);
        }
        Security security = checked(ScriptTree.SCHEMA, () -> db.getSecurity().build(schema));
        context.security(security);
        Extensions extensions =
                new Extensions(tracker.actions(), tracker.apiActions(), tracker.utils(), tracker.utilMethods());
        return new Declarations(schema, security, db.detectors(), extensions, faces);
    }

    private Map<String, Face> interfaces() {
        Map<String, Face> faces = new LinkedHashMap<>();
        FACES.forEach(name -> faces.put(name, new Face(name)));
        ClientFace.prepare(faces.get("client"));
        if (tree.has(ScriptTree.INTERFACES)) {
            run(ScriptTree.INTERFACES, new Binding(new LinkedHashMap<>(faces)));
        }
        return faces;
    }

    private static Binding binding(String name, Object value) {
        Binding binding = new Binding();
        binding.setVariable(name, value);
        return binding;
    }

    /** Runs a script from top to bottom; a file that only has classes is left alone. */
    Script run(String path, Binding binding) {
        if (!loader.hasScript(path)) {
            return null;
        }
        Script script = ready(path, binding);
        checked(path, script::run);
        return script;
    }

    /** Runs a script from top to bottom and gives what it returns. */
    Object call(String path, Binding binding) {
        return checked(path, ready(path, binding)::run);
    }

    private Script ready(String path, Binding binding) {
        Script script = loader.script(path, binding);
        if (script instanceof RoundupScript roundup) {
            roundup.attach(context);
        }
        return script;
    }

    private void init(String path, Object argument) {
        Script script = run(path, new Binding());
        if (script == null) {
            return;
        }
        if (script.getMetaClass().respondsTo(script, INIT).isEmpty()) {
            throw new ScriptError(path + " has no function init", null);
        }
        checked(path, () -> InvokerHelper.invokeMethod(script, INIT, argument));
    }

    /** A step of a script. */
    private interface Step<T> {
        T run();
    }

    private <T> T checked(String path, Step<T> step) {
        try {
            return step.run();
        } catch (InvokerInvocationException wrapped) {
            throw loader.failure(path, wrapped.getCause() == null ? wrapped : wrapped.getCause());
        } catch (Exception | AssertionError | LinkageError | StackOverflowError error) {
            throw loader.failure(path, error);
        }
    }
}
