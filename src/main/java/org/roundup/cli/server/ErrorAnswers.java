package org.roundup.cli.server;

import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.roundup.web.site.BareError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what no tracker has answered, such as addresses that cannot be read, in our way instead of Tomcat's. Public,
 * since Tomcat makes it by its name.
 */
public final class ErrorAnswers extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.web");
    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        boolean isAnswered = response.getStatus() < FIRST_ERROR || response.getContentWritten() > 0;
        if (isAnswered || !response.setErrorReported() || !canBeSent(response)) {
            return;
        }
        BareError answer = BareError.of(response.getStatus(), request.getRequestURI(), request.isSecure());
        try {
            answer.headers().forEach(response::setHeader);
            response.setContentType(answer.type());
            response.setCharacterEncoding("utf-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(answer.body());
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("An error could not be told", gone);
        }
    }

    private static boolean canBeSent(Response response) {
        AtomicBoolean allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }
}
