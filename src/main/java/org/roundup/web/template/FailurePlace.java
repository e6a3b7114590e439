package org.roundup.web.template;

import org.apache.velocity.exception.MethodInvocationException;
import org.apache.velocity.exception.ParseErrorException;
import org.apache.velocity.exception.ResourceNotFoundException;

/**
 * Where a template is wrong.
 *
 * @param template name of its file
 * @param line from 1; 0 if it is not known
 * @param reference what stands there, or null
 * @param reason what is wrong with it
 */
public record FailurePlace(String template, int line, String reference, String reason) {

    /** The place to which a failure, or what caused it, points; null if that is no template. */
    public static FailurePlace of(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof MethodInvocationException call) {
                Throwable cause = call.getCause() == null ? call : call.getCause();
                String reference = call.getReferenceName() == null ? call.getMethodName() : call.getReferenceName();
                return new FailurePlace(call.getTemplateName(), call.getLineNumber(), reference, reason(cause));
            }
            if (each instanceof ParseErrorException syntax) {
                return new FailurePlace(
                        syntax.getTemplateName(), syntax.getLineNumber(), syntax.getInvalidSyntax(), firstLine(syntax));
            }
            if (each instanceof ResourceNotFoundException missing) {
                return new FailurePlace("", 0, null, firstLine(missing));
            }
        }
        return null;
    }

    private static String reason(Throwable cause) {
        return cause.getClass().getSimpleName() + ": " + firstLine(cause);
    }

    private static String firstLine(Throwable error) {
        String message = error.getMessage();
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    @Override
    public String toString() {
        String where = template.isEmpty() ? "" : template + (line > 0 ? ", line " + line : "");
        String what = reference == null ? "" : (where.isEmpty() ? "" : ", at ") + reference;
        return where + what + (where.isEmpty() && what.isEmpty() ? "" : ": ") + reason;
    }
}
