package org.roundup.tracker.script.compile;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.codehaus.groovy.syntax.SyntaxException;
import org.roundup.hyperdb.ScriptError;

/** Says in one line each what went wrong in which line of which script. */
final class Failures {

    private Failures() {}

    /**
     * The error for scripts that do not compile.
     *
     * @param syntaxErrors those of single files, which say more if there are any
     */
    static ScriptError notCompiled(CompilationFailedException failure, List<CompilationFailedException> syntaxErrors) {
        List<CompilationFailedException> failures = syntaxErrors.isEmpty() ? List.of(failure) : syntaxErrors;
        String message = failures.stream().flatMap(Failures::lines).distinct().collect(Collectors.joining("\n"));
        return new ScriptError(message, failure);
    }

    private static Stream<String> lines(CompilationFailedException failure) {
        return failure instanceof MultipleCompilationErrorsException several
                ? several.getErrorCollector().getErrors().stream().map(Failures::line)
                : Stream.of("The scripts cannot be compiled: " + failure.getMessage());
    }

    private static String line(Message message) {
        if (message instanceof SyntaxErrorMessage syntax) {
            SyntaxException cause = syntax.getCause();
            return SourceNames.path(cause.getSourceLocator()) + ", line " + cause.getLine() + ": "
                    + cause.getOriginalMessage();
        }
        if (message instanceof ExceptionMessage exception) {
            return String.valueOf(exception.getCause().getMessage());
        }
        return message.toString();
    }

    /** The place of the innermost line of a script that took part in a failure. */
    static Optional<String> place(Throwable failure, CompiledScripts scripts) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                Optional<String> path = scripts.pathOf(frame.getClassName());
                if (path.isPresent() && frame.getLineNumber() > 0) {
                    return Optional.of(path.get() + ", line " + frame.getLineNumber());
                }
            }
        }
        return Optional.empty();
    }

    /** What went wrong, in words. */
    static String reason(Throwable failure) {
        Throwable cause = failure instanceof InvokerInvocationException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        if (cause instanceof MissingPropertyException missing) {
            return "There is no '" + missing.getProperty() + "' here";
        }
        if (cause instanceof MissingMethodException missing) {
            boolean inScript = Script.class.isAssignableFrom(missing.getType());
            return "There is no method '" + missing.getMethod() + "' for these arguments"
                    + (inScript ? "" : " in " + missing.getType().getSimpleName());
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
