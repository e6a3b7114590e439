package org.roundup.store.content;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.store.sql.SqlSession;

/**
 * Removes files that nobody refers to: what a crash or an unclear commit left. One folder of the layout (at most a
 * thousand items) is compared at a time, with one query. May be shared by threads.
 */
public final class ContentSweep {

    static final String SECTION = "content";

    private final ContentFiles files;
    private final Clock clock;

    /**
     * What a sweep did.
     *
     * @param removed files that were removed
     * @param bytes their size together
     * @param recovered contents that the Python program had not given their final name
     */
    public record Report(int removed, long bytes, int recovered) {

        static final Report NOTHING = new Report(0, 0, 0);

        Report plus(Report other) {
            return new Report(removed + other.removed, bytes + other.bytes, recovered + other.recovered);
        }
    }

    public ContentSweep(ContentFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /**
     * Sweeps the folders of some classes.
     *
     * @param session a session without a running transaction
     * @param classes names of classes whose tables exist
     * @param minAge younger files are left alone, since their unit of work may still run; an hour is sensible
     */
    public Report sweepOrphans(SqlSession session, Collection<String> classes, Duration minAge) {
        Report report = Report.NOTHING;
        Instant newest = clock.instant().minus(minAge);
        for (String className : classes) {
            for (Path folder : list(files.folder().resolve(className))) {
                report = report.plus(sweepFolder(session, className, folder, newest));
            }
        }
        return report;
    }

    private Report sweepFolder(SqlSession session, String className, Path folder, Instant newest) {
        List<ContentName.File> present = new ArrayList<>();
        for (Path file : list(folder)) {
            ContentName.parse(className, file.getFileName().toString())
                    .filter(found -> folder.equals(files.subfolder(found.name())))
                    .ifPresent(present::add);
        }
        if (present.isEmpty()) {
            return Report.NOTHING;
        }
        References references = References.of(session, className, present);
        int recovered = 0;
        for (ContentName.File file : present) {
            boolean finalMissing = references.isUnfinished(file) && !Files.exists(files.place(file.name()));
            if (finalMissing && files.recover(file.name())) {
                recovered++;
            }
        }
        List<ContentName.File> orphans =
                present.stream().filter(references::isOrphan).toList();
        return new Report(0, 0, recovered).plus(remove(session, className, orphans, newest));
    }

    /** Looks at the orphans again where nobody can make one of them the content of an item, and removes them. */
    private Report remove(SqlSession session, String className, List<ContentName.File> suspects, Instant newest) {
        if (suspects.isEmpty()) {
            return Report.NOTHING;
        }
        try {
            session.dialect().lockSection(session, SECTION);
            References references = References.of(session, className, suspects);
            Report report = Report.NOTHING;
            for (ContentName.File suspect : suspects) {
                if (references.isOrphan(suspect)) {
                    report = report.plus(remove(suspect, newest));
                }
            }
            return report;
        } finally {
            session.rollback();
        }
    }

    private Report remove(ContentName.File file, Instant newest) {
        Path path = files.subfolder(file.name()).resolve(file.fileName());
        try {
            if (Files.getLastModifiedTime(path).toInstant().isAfter(newest)) {
                return Report.NOTHING;
            }
            long bytes = Files.size(path);
            Files.delete(path);
            return new Report(1, bytes, 0);
        } catch (NoSuchFileException removedByAnother) {
            return Report.NOTHING;
        } catch (IOException error) {
            throw ContentFiles.failed("sweep", file.name(), error);
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException error) {
            throw new DatabaseError("The folder " + folder.getFileName() + " of contents cannot be read", error);
        }
        return entries;
    }
}
