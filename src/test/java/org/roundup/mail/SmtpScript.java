package org.roundup.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers as it is told to, recipient by recipient. */
public final class SmtpScript implements AutoCloseable {

    /** A mail that was taken. */
    public record Taken(List<String> recipients, String text) {

        public String header(String name) {
            for (String line : text.replaceAll("\n[ \t]", " ").lines().toList()) {
                if (line.startsWith(name + ": ")) {
                    return line.substring(name.length() + 2);
                }
            }
            return "";
        }
    }

    /** Answers to RCPT by address; others are taken. */
    public final Map<String, String> answers = new ConcurrentHashMap<>();

    public final List<Taken> taken = new CopyOnWriteArrayList<>();
    public final AtomicInteger connections = new AtomicInteger();

    /** After how many mails the server hangs up. */
    public volatile int patience = Integer.MAX_VALUE;

    private final ServerSocket socket;
    private final String extensions;

    /** @param extensions lines of the answer to EHLO, such as {@code 250-SMTPUTF8} */
    public SmtpScript(String... extensions) {
        try {
            this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.extensions = String.join(
                "", List.of(extensions).stream().map(line -> line + "\r\n").toList());
        start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.incrementAndGet();
                start(() -> talk(client));
            } catch (IOException over) {
                continue;
            }
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "smtp-script");
        thread.setDaemon(true);
        thread.start();
    }

    private void talk(Socket client) {
        try (client) {
            converse(client);
        } catch (IOException over) {
            throw new UncheckedIOException(over);
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        say(out, "220 script");
        List<String> recipients = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("EHLO")) {
                say(out, "250-script");
                out.write(extensions.getBytes(StandardCharsets.US_ASCII));
                say(out, "250 8BITMIME");
            } else if (line.startsWith("RCPT TO:")) {
                String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                String answer = answers.getOrDefault(address, "250 ok");
                if (answer.startsWith("2")) {
                    recipients.add(address);
                }
                say(out, answer);
            } else if (line.equals("DATA")) {
                if (taken.size() >= patience) {
                    return;
                }
                say(out, "354 go on");
                taken.add(new Taken(List.copyOf(recipients), text(in)));
                recipients.clear();
                say(out, "250 taken");
            } else if (line.equals("RSET") || line.startsWith("MAIL")) {
                recipients.clear();
                say(out, "250 ok");
            } else if (line.equals("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static String text(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
