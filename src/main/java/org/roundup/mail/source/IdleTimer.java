package org.roundup.mail.source;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.time.Duration;

/** Ends the waiting for a server after a while: another command on the folder does so. */
final class IdleTimer implements AutoCloseable {

    private final Thread thread;

    IdleTimer(Folder folder, Duration longest) {
        this.thread = new Thread(() -> end(folder, longest), "roundup-mail-idle");
        thread.setDaemon(true);
    }

    private static void end(Folder folder, Duration longest) {
        try {
            Thread.sleep(longest.toMillis());
            wake(folder);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the waiting of another thread now. */
    static void wake(Folder folder) {
        try {
            folder.getMessageCount();
        } catch (MessagingException | IllegalStateException broken) {
            MailServer.LOG.debug("The connection broke while it was waiting: {}", broken.getMessage());
        }
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
