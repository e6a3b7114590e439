package org.roundup.web.visit;

import java.net.InetAddress;
import java.util.Map;
import org.roundup.web.request.Fields;

/**
 * The request as it came.
 *
 * @param method in upper case
 * @param path below the tracker's address, decoded, without leading slash
 * @param query as it was sent, or null
 * @param fields of query and body
 * @param headers by name in lower case; the first of each name
 * @param remoteUser whom the container has authenticated, or null
 * @param peer who has sent it to us: the client or a proxy
 * @param serverPasswords names and passwords that the container knows
 */
public record Request(
        String method,
        String path,
        String query,
        Fields fields,
        Map<String, String> headers,
        String remoteUser,
        InetAddress peer,
        ServerPasswords serverPasswords) {

    /** A request to a server that knows no passwords. */
    public Request(
            String method,
            String path,
            String query,
            Fields fields,
            Map<String, String> headers,
            String remoteUser,
            InetAddress peer) {
        this(method, path, query, fields, headers, remoteUser, peer, ServerPasswords.NONE);
    }

    /** The same request by another method, in upper case. */
    public Request withMethod(String other) {
        return new Request(other, path, query, fields, headers, remoteUser, peer, serverPasswords);
    }

    /** A header, or null. */
    public String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    public boolean isPost() {
        return method.equals("POST");
    }

    /** Whether the method only asks. */
    public boolean isSafe() {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }
}
