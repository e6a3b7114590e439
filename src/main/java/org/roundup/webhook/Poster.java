package org.roundup.webhook;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts a body to an address over a connection of its own. The host's addresses are looked up once, and connected to is
 * one of those that were checked: no second look-up can lead elsewhere. Redirects are not followed, only the beginning of
 * the answer is read, and when the time is over the connection is cut, whatever the receiver does. For all threads.
 */
final class Poster {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final AddressGuard guard;
    private final Resolver resolver;
    private final Supplier<SSLSocketFactory> secure;
    private final ScheduledExecutorService clock;
    private final Duration timeout;

    /**
     * @param secure makes connections by TLS; asked when one is needed
     * @param clock runs the cutting of connections whose time is over
     * @param timeout for all of a post, from connecting to the end of the answer
     */
    Poster(
            AddressGuard guard,
            Resolver resolver,
            Supplier<SSLSocketFactory> secure,
            ScheduledExecutorService clock,
            Duration timeout) {
        this.guard = guard;
        this.resolver = resolver;
        this.secure = secure;
        this.clock = clock;
        this.timeout = timeout;
    }

    /**
     * Posts.
     *
     * @param url of scheme http or https
     * @throws PostRefused if the host has no address that may be connected to
     * @throws IOException if there is no answer
     */
    PostAnswer post(URI url, Map<String, String> headers, byte[] body) throws IOException {
        List<InetAddress> addresses = allowed(url.getHost());
        Socket socket = new Socket();
        boolean[] late = new boolean[1];
        ScheduledFuture<?> cut = clock.schedule(() -> cut(socket, late), timeout.toMillis(), TimeUnit.MILLISECONDS);
        try (socket) {
            return post(socket, addresses.get(0), url, headers, body);
        } catch (IOException broken) {
            throw late[0] ? tooSlow(broken) : broken;
        } finally {
            cut.cancel(false);
        }
    }

    private SocketTimeoutException tooSlow(IOException cause) {
        SocketTimeoutException slow =
                new SocketTimeoutException("The receiver did not answer within " + timeout.toSeconds() + " s");
        slow.initCause(cause);
        return slow;
    }

    private static void cut(Socket socket, boolean[] late) {
        late[0] = true;
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            throw new IllegalStateException("A connection could not be cut", alreadyBroken);
        }
    }

    private List<InetAddress> allowed(String host) throws IOException {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        InetAddress[] found;
        try {
            found = resolver.addresses(name);
        } catch (UnknownHostException unknown) {
            throw new IOException("There is no host " + name, unknown);
        }
        List<InetAddress> allowed = new ArrayList<>(Arrays.asList(found));
        allowed.removeIf(address -> !guard.allows(address));
        if (allowed.isEmpty()) {
            throw new PostRefused(name + " has the address " + found[0].getHostAddress()
                    + ", to which webhooks may be sent only if allowed_addresses of section webhook names it");
        }
        return allowed;
    }

    private PostAnswer post(Socket socket, InetAddress address, URI url, Map<String, String> headers, byte[] body)
            throws IOException {
        boolean isSecure = url.getScheme().equalsIgnoreCase("https");
        int port = url.getPort() < 0 ? (isSecure ? HTTPS : HTTP) : url.getPort();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) timeout.toMillis());
        try {
            socket.connect(new InetSocketAddress(address, port), (int) timeout.toMillis());
        } catch (IOException refused) {
            throw new IOException(
                    "No connection to " + address.getHostAddress() + " port " + port + ": " + refused.getMessage(),
                    refused);
        }
        if (!isSecure) {
            return exchange(socket, url, headers, body);
        }
        try (SSLSocket tls = (SSLSocket) secure.get().createSocket(socket, url.getHost(), port, true)) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return exchange(tls, url, headers, body);
        }
    }

    private static PostAnswer exchange(Socket socket, URI url, Map<String, String> headers, byte[] body)
            throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(head(url, headers, body.length).getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        return PostAnswer.read(socket.getInputStream());
    }

    private static String head(URI url, Map<String, String> headers, int length) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        StringBuilder head = new StringBuilder("POST ").append(path);
        if (url.getRawQuery() != null) {
            head.append('?').append(url.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(url.getHost());
        if (url.getPort() >= 0) {
            head.append(':').append(url.getPort());
        }
        headers.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        return head.append("\r\nContent-Length: ")
                .append(length)
                .append("\r\nConnection: close\r\n\r\n")
                .toString();
    }
}
