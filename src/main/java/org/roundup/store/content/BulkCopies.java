package org.roundup.store.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.roundup.hyperdb.DatabaseError;

/**
 * Copies many files beside the work of their unit. Many at a time, since a disk takes what is forced to it together:
 * thousands of files in a second instead of a minute.
 */
final class BulkCopies {

    private static final int THREADS = 16;
    private static final int MOST_PENDING = 4096;

    private final DurableFiles disk;
    private final List<Future<?>> pending = new ArrayList<>();
    private ExecutorService threads;

    BulkCopies(DurableFiles disk) {
        this.disk = disk;
    }

    /** Copies a file some time before {@link #await} returns. */
    void add(ContentName name, Path source, Path target) {
        if (threads == null) {
            threads = Executors.newFixedThreadPool(THREADS);
        }
        if (pending.size() == MOST_PENDING) {
            awaitPending();
        }
        pending.add(threads.submit(() -> copy(name, source, target)));
    }

    private void copy(ContentName name, Path source, Path target) {
        try (InputStream content = Files.newInputStream(source)) {
            disk.write(target, content);
        } catch (IOException error) {
            throw ContentFiles.failed("write", name, error);
        }
    }

    /**
     * Waits until everything is on the disk.
     *
     * @throws DatabaseError if something could not be copied
     */
    void await() {
        try {
            awaitPending();
        } finally {
            stop();
        }
    }

    private void awaitPending() {
        try {
            for (Future<?> copy : pending) {
                copy.get();
            }
            pending.clear();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException error
                    ? error
                    : new DatabaseError(failure.toString(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseError("The contents were not written: interrupted", interrupted);
        }
    }

    /** Gives up what is not done; no file is written any more when this returns. */
    void cancel() {
        pending.forEach(copy -> copy.cancel(false));
        pending.clear();
        stop();
    }

    private void stop() {
        if (threads == null) {
            return;
        }
        threads.shutdown();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException error) {
                interrupted = true;
            }
        }
        threads = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
