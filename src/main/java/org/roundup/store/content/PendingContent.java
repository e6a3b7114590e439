package org.roundup.store.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.roundup.hyperdb.NotFound;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contents that one unit of work writes and reads. The unit calls, around its own commit and after all its writes,
 * {@link #beforeCommit} and {@link #afterCommit}; instead of them {@link #rollback}. Belongs to one thread.
 */
public final class PendingContent {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.content");

    /** So many that to force their whole file system to the disk takes less than to force each of them. */
    private static final int VERY_MANY = 500;

    private final ContentFiles files;
    private final SqlSession session;
    private final boolean bulk;
    private final DiskTasks tasks = new DiskTasks();
    private final Map<ContentName, Write> writes = new LinkedHashMap<>();
    private Map<ContentName, String> committedMoves;
    private boolean prepared;

    private enum Kind {
        NEW,
        EDITED,
        DESTROYED
    }

    /** What happens to the content of an item; {@code file} holds the content now, null if destroyed. */
    private record Write(Kind kind, Path file) {}

    /**
     * @param bulk for imports: files are copied beside the unit's other work; and sweeps wait, however long the import takes
     */
    public PendingContent(ContentFiles files, SqlSession session, boolean bulk) {
        this.files = files;
        this.session = session;
        this.bulk = bulk;
    }

    /** Tables of this package. */
    public static List<String> ddl(Dialect dialect) {
        return ContentMoves.ddl();
    }

    /**
     * Completes the moves of all committed edits that a crash left. To be run at start-up.
     *
     * @param session a session without a running transaction
     * @return how many there were
     */
    public static int completeMoves(ContentFiles files, SqlSession session) {
        return ContentMoves.complete(session, files, ContentMoves.pending(session));
    }

    /**
     * Writes the content of an item that this unit of work creates. If there is a file for it all the same, which a
     * crash or an unclear commit left, that is kept until the commit, as with an edit. The stream is not closed.
     */
    public void create(String className, String id, InputStream content) {
        write(ContentName.of(className, id), Kind.NEW, content);
    }

    /** Writes another content of an item. The stream is not closed. */
    public void edit(String className, String id, InputStream content) {
        write(ContentName.of(className, id), Kind.EDITED, content);
    }

    /** Where a content comes from. */
    @FunctionalInterface
    public interface Source {
        /** A stream of it, from its beginning, which the caller closes. */
        InputStream open() throws IOException;
    }

    /**
     * Writes the content of an item, in bulk beside the unit's other work.
     *
     * @param existing whether the item was there before this unit of work
     * @param source gives the same until the commit, to any thread
     */
    public void copy(String className, String id, boolean existing, Source source) {
        ContentName name = ContentName.of(className, id);
        Kind kind = existing ? Kind.EDITED : Kind.NEW;
        if (bulk) {
            lockOutSweeps();
            Path file = staged(name);
            tasks.add("write", name, () -> copy(source, file));
            replace(name, new Write(kind, file));
            return;
        }
        try (InputStream content = source.open()) {
            write(name, kind, content);
        } catch (IOException error) {
            throw ContentFiles.failed("write", name, error);
        }
    }

    private void copy(Source source, Path target) throws IOException {
        try (InputStream content = source.open()) {
            files.disk().write(target, content);
        }
    }

    /** Removes the content of an item once the transaction has committed. */
    public void destroy(String className, String id) {
        replace(ContentName.of(className, id), new Write(Kind.DESTROYED, null));
    }

    /**
     * The file with the content as this unit of work sees it: its own writes, else what is committed.
     *
     * @throws NotFound if there is none
     */
    public Path find(String className, String id) {
        ContentName name = ContentName.of(className, id);
        Write own = writes.get(name);
        if (own == null) {
            return findCommitted(name);
        }
        if (own.file() == null) {
            throw new NotFound("content file for " + name.designator() + " not found");
        }
        return own.file();
    }

    /** The content as this unit of work sees it. */
    public byte[] read(String className, String id) {
        return ContentFiles.read(find(className, id));
    }

    /** The content as this unit of work sees it, as a stream that the caller closes. */
    public InputStream open(String className, String id) {
        return ContentFiles.open(find(className, id));
    }

    /** Number of bytes of the content as this unit of work sees it. */
    public long size(String className, String id) {
        return ContentFiles.size(find(className, id));
    }

    /** Makes the contents durable and records edits in the running transaction, as the last thing before its commit. */
    public void beforeCommit() {
        forceWrites();
        prepared = true;
        Set<Path> folders = new LinkedHashSet<>();
        for (Map.Entry<ContentName, Write> entry : writes.entrySet()) {
            entry.setValue(prepare(entry.getKey(), entry.getValue(), folders));
        }
        for (Path folder : folders) {
            try {
                files.disk().syncFolder(folder);
            } catch (IOException error) {
                throw ContentFiles.failed("keep", writes.keySet().iterator().next(), error);
            }
        }
    }

    /** Many files together, which costs a disk little more than one. */
    private void forceWrites() {
        tasks.await();
        List<Map.Entry<ContentName, Write>> written = writes.entrySet().stream()
                .filter(entry -> entry.getValue().file() != null)
                .toList();
        if (written.size() >= VERY_MANY && FileSystemSync.run(folders(written))) {
            return;
        }
        for (Map.Entry<ContentName, Write> entry : written) {
            DiskTasks.Task force = () -> files.disk().force(entry.getValue().file());
            if (written.size() == 1) {
                DiskTasks.run("keep", entry.getKey(), force);
            } else {
                tasks.add("keep", entry.getKey(), force);
            }
        }
        tasks.await();
    }

    private static Set<Path> folders(List<Map.Entry<ContentName, Write>> written) {
        return written.stream()
                .map(entry -> entry.getValue().file().getParent())
                .collect(Collectors.toSet());
    }

    private Write prepare(ContentName name, Write write, Set<Path> folders) {
        if (write.kind() == Kind.DESTROYED) {
            ContentMoves.forget(session, name);
            return write;
        }
        folders.add(files.subfolder(name));
        try {
            if (write.kind() == Kind.EDITED || files.exists(name)) {
                ContentMoves.record(session, name, write.file().getFileName().toString());
                return new Write(Kind.EDITED, write.file());
            }
            Path place = files.place(name);
            files.disk().rename(write.file(), place);
            return new Write(Kind.NEW, place);
        } catch (IOException error) {
            throw ContentFiles.failed("keep", name, error);
        }
    }

    /** Gives edited contents their place and removes destroyed ones. What fails is logged and made up for later. */
    public void afterCommit() {
        Map<ContentName, String> moves = new LinkedHashMap<>();
        writes.forEach((name, write) -> {
            if (write.kind() == Kind.EDITED) {
                moves.put(name, write.file().getFileName().toString());
            } else if (write.kind() == Kind.DESTROYED) {
                remove(name);
            }
        });
        ContentMoves.complete(session, files, moves);
        forget();
    }

    private void remove(ContentName name) {
        try {
            Files.deleteIfExists(files.place(name));
            Files.deleteIfExists(files.flat(name));
        } catch (IOException error) {
            LOG.warn("The content of {}, which is destroyed, could not be removed", name.designator(), error);
        }
    }

    /**
     * Removes what was written, unless {@link #beforeCommit} was called: then the transaction may have committed
     * without us knowing, and what nobody refers to is left to the sweep.
     */
    public void rollback() {
        tasks.cancel();
        if (!prepared) {
            writes.values().forEach(this::discard);
        }
        forget();
    }

    private void forget() {
        writes.clear();
        committedMoves = null;
        prepared = false;
    }

    private void write(ContentName name, Kind kind, InputStream content) {
        lockOutSweeps();
        Path file = staged(name);
        DiskTasks.run("write", name, () -> files.disk().write(file, content));
        Write before = writes.get(name);
        replace(name, new Write(before != null && before.kind() == Kind.NEW ? Kind.NEW : kind, file));
    }

    private void lockOutSweeps() {
        if (bulk && writes.isEmpty()) {
            session.dialect().lockSection(session, ContentSweep.SECTION);
        }
    }

    private Path staged(ContentName name) {
        return files.subfolder(name).resolve(name.stagedName());
    }

    private void replace(ContentName name, Write write) {
        Write before = writes.put(name, write);
        if (before != null) {
            discard(before);
        }
    }

    private void discard(Write write) {
        if (write.file() == null) {
            return;
        }
        try {
            Files.deleteIfExists(write.file());
        } catch (IOException error) {
            LOG.warn("{} is left to the sweep", write.file(), error);
        }
    }

    private Path findCommitted(ContentName name) {
        if (committedMoves == null) {
            committedMoves = ContentMoves.pending(session);
        }
        String staged = committedMoves.get(name);
        if (staged != null) {
            Path file = files.subfolder(name).resolve(staged);
            if (Files.exists(file)) {
                return file;
            }
        }
        return files.find(name);
    }
}
