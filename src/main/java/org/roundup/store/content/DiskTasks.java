package org.roundup.store.content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.roundup.hyperdb.DatabaseError;

/**
 * Writes many files, and forces them to the disk, beside the work of their unit. Many at a time, since a disk takes what
 * is forced to it together: thousands of files in a second instead of a minute.
 */
final class DiskTasks {

    private static final int THREADS = 16;
    private static final int MOST_PENDING = 1024;

    private final List<Future<?>> pending = new ArrayList<>();
    private ExecutorService threads;

    /** What is to be done for one content. */
    @FunctionalInterface
    interface Task {
        void run() throws IOException;
    }

    /** Does a task some time before {@link #await} returns. */
    void add(String what, ContentName name, Task task) {
        if (threads == null) {
            threads = Executors.newFixedThreadPool(THREADS);
        }
        if (pending.size() == MOST_PENDING) {
            awaitPending();
        }
        pending.add(threads.submit(() -> run(what, name, task)));
    }

    /** Does a task at once. */
    static void run(String what, ContentName name, Task task) {
        try {
            task.run();
        } catch (IOException error) {
            throw ContentFiles.failed(what, name, error);
        }
    }

    /**
     * Waits until everything is done.
     *
     * @throws DatabaseError if something could not be done
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
            for (Future<?> task : pending) {
                task.get();
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
        pending.forEach(task -> task.cancel(false));
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
