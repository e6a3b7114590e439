package org.roundup.store.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.RetryableError;
import org.roundup.store.sql.SqlSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of edited contents that are committed but may not have taken their final place yet. A row is removed in a
 * transaction of its own after the file has moved, and whoever removes the row moves the file: so the latest edit wins
 * however many processes complete moves at once.
 */
final class ContentMoves {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.content");

    private static final int BATCH = 500;

    private ContentMoves() {}

    static List<String> ddl() {
        return List.of("CREATE TABLE IF NOT EXISTS ee_content_move (class VARCHAR(255) NOT NULL, id BIGINT NOT NULL,"
                + " staged VARCHAR(400) NOT NULL, PRIMARY KEY (class, id))");
    }

    /** Names of the staged files of all committed moves that are not completed. */
    static Map<ContentName, String> pending(SqlSession session) {
        Map<ContentName, String> moves = new LinkedHashMap<>();
        session.each(
                "SELECT class, id, staged FROM ee_content_move ORDER BY class, id",
                List.of(),
                row -> Map.entry(new ContentName(row.getString(1), row.getLong(2)), row.getString(3)),
                move -> moves.put(move.getKey(), move.getValue()));
        moves.entrySet().removeIf(move -> !move.getKey().isStagedName(move.getValue()));
        return moves;
    }

    /** Records a move in the running transaction; an older one of the same item is superseded. */
    static void record(SqlSession session, ContentName name, String staged) {
        Dialect dialect = session.dialect();
        session.update(
                dialect.upsert("ee_content_move", List.of("class", "id"), List.of("staged")),
                name.className(),
                name.id(),
                staged);
    }

    static void forget(SqlSession session, ContentName name) {
        session.update("DELETE FROM ee_content_move WHERE class = ? AND id = ?", name.className(), name.id());
    }

    /**
     * Gives staged contents their final places, many in one transaction. A failure is logged and leaves the rows, so
     * that readers go on finding the staged files and the next start completes the moves.
     *
     * @param session a session without a running transaction
     * @param moves item → name of its staged file
     * @return how many were completed
     */
    static int complete(SqlSession session, ContentFiles files, Map<ContentName, String> moves) {
        int completed = 0;
        Map<ContentName, String> batch = new LinkedHashMap<>();
        for (Map.Entry<ContentName, String> move : moves.entrySet()) {
            batch.put(move.getKey(), move.getValue());
            if (batch.size() == BATCH) {
                completed += completeTogether(session, files, batch);
                batch.clear();
            }
        }
        return completed + completeTogether(session, files, batch);
    }

    private static int completeTogether(SqlSession session, ContentFiles files, Map<ContentName, String> moves) {
        try {
            Set<Path> folders = new LinkedHashSet<>();
            for (Map.Entry<ContentName, String> move : moves.entrySet()) {
                complete(session, files, move.getKey(), move.getValue(), folders);
            }
            for (Path folder : folders) {
                files.disk().syncFolder(folder);
            }
            session.commit();
            return moves.size();
        } catch (IOException | RetryableError error) {
            session.rollback();
            LOG.warn(
                    "The edited contents of {} will take their places later",
                    moves.keySet().stream().map(ContentName::designator).toList(),
                    error);
            return 0;
        }
    }

    private static void complete(
            SqlSession session, ContentFiles files, ContentName name, String staged, Set<Path> folders)
            throws IOException {
        int removed = session.update(
                "DELETE FROM ee_content_move WHERE class = ? AND id = ? AND staged = ?",
                name.className(),
                name.id(),
                staged);
        Path source = files.subfolder(name).resolve(staged);
        if (removed == 0) {
            Files.deleteIfExists(source);
        } else if (Files.exists(source)) {
            files.disk().rename(source, files.place(name));
            folders.add(files.subfolder(name));
        }
    }
}
