package org.roundup.deployed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The mail server Postfix with folders of its own, on a port of the loopback device. Mail for tracker.example goes to a
 * program, mail for example.org to an LMTP server.
 */
final class Postfix implements AutoCloseable {

    final int port;
    private final Path folder;

    Postfix(Path folder, String command, int lmtp) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = ServerProcess.freePort();
        for (String name : new String[] {"conf", "queue", "data"}) {
            Files.createDirectories(folder.resolve(name));
        }
        // Whoever tries again at once may meet the end of the first try, and is then sent away for minutes.
        Files.writeString(folder.resolve("conf/main.cf"), """
                compatibility_level = 3.6
                queue_directory = FOLDER/queue
                data_directory = FOLDER/data
                mail_owner = postfix
                setgid_group = postdrop
                myhostname = localhost
                mydestination =
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                mynetworks = 127.0.0.0/8
                smtpd_relay_restrictions = permit_mynetworks, reject
                relay_domains = tracker.example, example.org
                transport_maps = texthash:FOLDER/conf/transport
                maillog_file = FOLDER/log
                maillog_file_prefixes = FOLDER
                default_database_type = texthash
                alias_maps =
                alias_database =
                local_recipient_maps =
                roundup_destination_recipient_limit = 1
                minimal_backoff_time = 4s
                maximal_backoff_time = 5s
                queue_run_delay = 1s
                """.replace("FOLDER", folder.toString()));
        Files.writeString(
                folder.resolve("conf/transport"),
                "tracker.example roundup:\nexample.org lmtp:inet:127.0.0.1:" + lmtp + "\n");
        Files.writeString(folder.resolve("conf/master.cf"), """
                127.0.0.1:%d inet n - n - - smtpd
                pickup unix n - n 60 1 pickup
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 300 1 qmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                verify unix - - n - 1 verify
                flush unix n - n 1000? 0 flush
                proxymap unix - - n - - proxymap
                proxywrite unix - - n - 1 proxymap
                smtp unix - - n - - smtp
                relay unix - - n - - smtp
                showq unix n - n - - showq
                error unix - - n - - error
                retry unix - - n - - error
                discard unix - - n - - discard
                lmtp unix - - n - - lmtp
                anvil unix - - n - 1 anvil
                scache unix - - n - 1 scache
                tlsmgr unix - - n 1000? 1 tlsmgr
                postlog unix-dgram n - n - 1 postlogd
                roundup unix - n n - 2 pipe flags=R user=%s argv=/bin/sh %s
                """.formatted(port, Dovecot.OWNER, command));
        Programs.run("chown", "postfix", folder + "/data");
        Programs.run("postfix", "-c", folder + "/conf", "start");
        Programs.awaitPort(port, this::log);
    }

    String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Programs.run("postfix", "-c", folder + "/conf", "stop");
    }
}
