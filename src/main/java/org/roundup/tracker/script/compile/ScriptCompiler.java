package org.roundup.tracker.script.compile;

import groovy.lang.GroovyClassLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.codehaus.groovy.tools.GroovyClass;
import org.roundup.hyperdb.ScriptError;
import org.roundup.tracker.script.api.RoundupScript;
import org.roundup.tracker.script.api.SchemaScript;

/**
 * Compiles the scripts of a tracker in one go, so that they may use each other's classes. The scripts of a directory
 * are in the package of its name, unless they say otherwise.
 */
final class ScriptCompiler {

    private static final String MODEL = "org.roundup.hyperdb";
    private static final Pattern OWN_PACKAGE = Pattern.compile("(?m)^\\s*package\\s");

    private ScriptCompiler() {}

    /**
     * Compiles.
     *
     * @param hash that the result shall bear
     * @param texts the scripts by path
     * @param jars libraries that the scripts may use
     * @param parent knows the other classes that they may use
     * @throws ScriptError that lists all that is wrong, with files and lines
     */
    static CompiledScripts compile(String hash, Map<String, String> texts, List<Path> jars, ClassLoader parent) {
        CompilerConfiguration configuration = configuration(jars);
        try (GroovyClassLoader resolver = new GroovyClassLoader(parent, configuration, true)) {
            CompilationUnit unit = new CompilationUnit(configuration, null, resolver);
            texts.forEach((path, text) -> unit.addSource(SourceNames.of(path), inPackage(path, text)));
            unit.compile(Phases.CLASS_GENERATION);
            return result(hash, unit);
        } catch (CompilationFailedException e) {
            throw Failures.notCompiled(e, syntaxErrors(texts));
        } catch (IOException e) {
            throw new ScriptError("The libraries of the tracker cannot be closed: " + e.getMessage(), e);
        }
    }

    /** The compiler stops at the first file that it cannot read, so each is tried on its own. */
    private static List<CompilationFailedException> syntaxErrors(Map<String, String> texts) {
        List<CompilationFailedException> failures = new ArrayList<>();
        texts.forEach((path, text) -> {
            CompilationUnit unit = new CompilationUnit();
            unit.addSource(SourceNames.of(path), inPackage(path, text));
            try {
                unit.compile(Phases.CONVERSION);
            } catch (CompilationFailedException e) {
                failures.add(e);
            }
        });
        return failures;
    }

    private static CompilerConfiguration configuration(List<Path> jars) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setSourceEncoding("UTF-8");
        configuration.setScriptBaseClass(RoundupScript.class.getName());
        configuration.setClasspathList(jars.stream().map(Path::toString).toList());
        // Code without invokedynamic starts faster.
        configuration.getOptimizationOptions().put(CompilerConfiguration.INVOKEDYNAMIC, false);
        configuration.addCompilationCustomizers(
                new ImportCustomizer().addStarImports(MODEL), new SchemaBase(ClassHelper.make(SchemaScript.class)));
        return configuration;
    }

    /** Line numbers stay as they are in the file. */
    private static String inPackage(String path, String text) {
        int slash = path.indexOf('/');
        if (slash < 0
                || path.startsWith(ScriptTree.LIBRARY + "/")
                || OWN_PACKAGE.matcher(text).find()) {
            return text;
        }
        return "package " + path.substring(0, slash) + ";" + text;
    }

    private static CompiledScripts result(String hash, CompilationUnit unit) {
        Map<String, byte[]> classes = new HashMap<>();
        for (GroovyClass generated : unit.getClasses()) {
            classes.put(generated.getName(), generated.getBytes());
        }
        Map<String, String> scripts = new HashMap<>();
        for (ModuleNode module : unit.getAST().getModules()) {
            for (ClassNode node : module.getClasses()) {
                if (node.isScript()) {
                    scripts.put(SourceNames.path(module.getDescription()), node.getName());
                }
            }
        }
        return new CompiledScripts(hash, classes, scripts);
    }

    /** Gives the schema script its own base class, with the names for declaring classes. */
    private static final class SchemaBase extends CompilationCustomizer {

        private final ClassNode base;

        SchemaBase(ClassNode base) {
            super(CompilePhase.CONVERSION);
            this.base = base;
        }

        @Override
        public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
            if (node.isScript() && SourceNames.path(source.getName()).equals(ScriptTree.SCHEMA)) {
                node.setSuperClass(base);
            }
        }
    }
}
