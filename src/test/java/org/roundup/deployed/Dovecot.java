package org.roundup.deployed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The mail server Dovecot with a configuration, users and mailboxes of its own, on ports of the loopback device. Users:
 * issue_tracker, alice and bob, all with the password {@code secret}.
 */
final class Dovecot implements AutoCloseable {

    static final String OWNER = "mail";

    final int imap;
    final int imaps;
    final int pop;
    final int pops;
    final int lmtp;
    private final Path folder;
    private Process process;

    /** @param introspection URL that tells whose an OAuth token is */
    Dovecot(Path folder, String introspection) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.imap = ServerProcess.freePort();
        this.imaps = ServerProcess.freePort();
        this.pop = ServerProcess.freePort();
        this.pops = ServerProcess.freePort();
        this.lmtp = ServerProcess.freePort();
        for (String name : List.of("run", "mail", "home")) {
            Files.createDirectories(folder.resolve(name));
        }
        Programs.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout",
                folder + "/key.pem",
                "-out",
                folder + "/cert.pem");
        Programs.run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-importcert",
                "-noprompt",
                "-alias",
                "dovecot",
                "-file",
                folder + "/cert.pem",
                "-keystore",
                trustStore().toString(),
                "-storepass",
                "changeit");
        Files.writeString(
                folder.resolve("users"), "issue_tracker:{PLAIN}secret\nalice:{PLAIN}secret\nbob:{PLAIN}secret\n");
        Files.writeString(folder.resolve("oauth.conf"), """
                introspection_mode = post
                introspection_url = %s
                username_attribute = username
                active_attribute = active
                active_value = true
                """.formatted(introspection));
        Files.writeString(folder.resolve("dovecot.conf"), configuration());
        Programs.run("chown", "-R", OWNER + ":" + OWNER, folder + "/mail", folder + "/home");
        start();
    }

    private String configuration() {
        return """
                base_dir = FOLDER/run
                log_path = FOLDER/log
                protocols = imap pop3 lmtp
                listen = 127.0.0.1
                ssl = yes
                ssl_cert = <FOLDER/cert.pem
                ssl_key = <FOLDER/key.pem
                disable_plaintext_auth = no
                auth_mechanisms = plain login apop cram-md5 xoauth2
                auth_username_format = %%Ln
                first_valid_uid = 1
                mail_location = maildir:FOLDER/mail/%%n
                passdb {
                  driver = passwd-file
                  mechanisms = plain login apop cram-md5
                  args = username_format=%%n FOLDER/users
                }
                passdb {
                  driver = oauth2
                  mechanisms = xoauth2
                  args = FOLDER/oauth.conf
                }
                userdb {
                  driver = static
                  args = uid=OWNER gid=OWNER home=FOLDER/home/%%n allow_all_users=yes
                }
                protocol lmtp {
                  lmtp_save_to_detail_mailbox = yes
                }
                lda_mailbox_autocreate = yes
                service imap-login {
                  inet_listener imap {
                    port = %d
                  }
                  inet_listener imaps {
                    port = %d
                    ssl = yes
                  }
                }
                service pop3-login {
                  inet_listener pop3 {
                    port = %d
                  }
                  inet_listener pop3s {
                    port = %d
                    ssl = yes
                  }
                }
                service lmtp {
                  inet_listener lmtp {
                    address = 127.0.0.1
                    port = %d
                  }
                }
                """.formatted(imap, imaps, pop, pops, lmtp)
                .replace("FOLDER", folder.toString())
                .replace("OWNER", OWNER);
    }

    /** Knows the certificate of the server. */
    Path trustStore() {
        return folder.resolve("trust.p12");
    }

    void start() throws IOException, InterruptedException {
        process = new ProcessBuilder("dovecot", "-F", "-c", folder + "/dovecot.conf")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        for (int port : new int[] {imap, imaps, pop, pops, lmtp}) {
            Programs.awaitPort(port, this::log);
        }
    }

    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    String log() {
        try {
            return Files.readString(folder.resolve("out"))
                    + (Files.exists(folder.resolve("log")) ? Files.readString(folder.resolve("log")) : "");
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
