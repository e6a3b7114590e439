package org.roundup.cli.server;

import java.io.CharArrayWriter;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.AbstractAccessLogValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line a request, in the Common Log Format: {@code HOST - - [24/Nov/2026 22:02:19] "GET /a/ HTTP/1.1" 200 1234}, on
 * standard error, which may be the log file, or to the logger {@code roundup.http}.
 */
final class RequestLog extends AbstractAccessLogValve {
    private static final Logger HTTP = LoggerFactory.getLogger("roundup.http");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{1,45}");

    private final boolean goesToLogger;
    private final boolean trustsProxy;

    RequestLog(ServerSettings settings) {
        goesToLogger = settings.isOn(ServerOption.LOGHTTPVIALOGGER);
        trustsProxy = settings.isOn(ServerOption.LOG_PROXY_HEADER);
        setPattern("%h - - [%{dd/MMM/yyyy HH:mm:ss}t] \"%r\" %s %b");
    }

    @Override
    protected void log(CharArrayWriter line) {
        if (goesToLogger) {
            HTTP.info("{}", line);
        } else {
            System.err.println(line);
        }
    }

    @Override
    protected AccessLogElement createAccessLogElement(char pattern) {
        AccessLogElement element = super.createAccessLogElement(pattern);
        if (pattern != 'h' || !trustsProxy) {
            return element;
        }
        return new AccessLogElement() {
            @Override
            public void addElement(CharArrayWriter line, Request request, Response response, long nanos) {
                String client = forwarded(request);
                if (client == null) {
                    element.addElement(line, request, response, nanos);
                } else {
                    line.append(client);
                }
            }
        };
    }

    /** The first address that a proxy tells; null if it tells none, or something that is no address. */
    private static String forwarded(Request request) {
        String header = request == null ? null : request.getHeader("X-Forwarded-For");
        String first = header == null ? "" : header.split(",", 2)[0].strip();
        return ADDRESS.matcher(first).matches() ? first : null;
    }
}
