package org.roundup.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Reads rows in a thread of its own, so that parsing goes on while the database writes. Used by one thread. */
final class ReadAhead<T> implements Iterator<T>, AutoCloseable {

    private static final int ROWS = 200;
    private static final int BATCHES = 8;

    /** Where rows come from. */
    @FunctionalInterface
    interface Source<T> {

        /** The next row, or null at the end. */
        T next() throws IOException;
    }

    /** Some rows in order, and why there are no more; both null and empty at the end. */
    private record Batch<T>(List<T> rows, Exception failure) {}

    private final BlockingQueue<Batch<T>> batches = new ArrayBlockingQueue<>(BATCHES);
    private final Thread thread;
    private Iterator<T> current = List.<T>of().iterator();
    private Exception failure;
    private boolean ended;

    ReadAhead(String name, Source<T> source) {
        this.thread = new Thread(() -> readAll(source), "reading " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void readAll(Source<T> source) {
        try {
            Batch<T> batch;
            do {
                batch = read(source);
                batches.put(batch);
            } while (batch.rows().size() == ROWS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Batch<T> read(Source<T> source) {
        List<T> rows = new ArrayList<>(ROWS);
        try {
            while (rows.size() < ROWS) {
                T row = source.next();
                if (row == null) {
                    break;
                }
                rows.add(row);
            }
            return new Batch<>(rows, null);
        } catch (IOException | RuntimeException error) {
            return new Batch<>(rows, error);
        }
    }

    /** Whether there is another row; throws what the source threw, where it threw it. */
    @Override
    public boolean hasNext() {
        while (!current.hasNext()) {
            rethrow();
            if (ended) {
                return false;
            }
            take();
        }
        return true;
    }

    private void rethrow() {
        if (failure instanceof IOException error) {
            throw new UncheckedIOException(error);
        }
        if (failure instanceof RuntimeException error) {
            throw error;
        }
    }

    private void take() {
        try {
            Batch<T> batch = batches.take();
            current = batch.rows().iterator();
            failure = batch.failure();
            ended = batch.rows().size() < ROWS;
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading", error);
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.next();
    }

    /** Stops reading; the source is not used any more when this returns. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException error) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
