package org.roundup.store.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private ContentMoves() {}

    static List<String> ddl() {
        return List.of("CREATE TABLE IF NOT EXISTS ee_content_move (class VARCHAR(255) NOT NULL, id BIGINT NOT NULL,"
                + " staged VARCHAR(400) NOT NULL, PRIMARY KEY (class, id))");
    }

    /** Names of the staged files of all committed moves that are not completed. */
    static Map<ContentName, String> pending(SqlSession session) {
        Map<ContentName, String> moves = new HashMap<>();
        session.each(
                "SELECT class, id, staged FROM ee_content_move",
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
     * Gives a staged content its final place. A failure is logged and leaves the row, so that readers go on finding the
     * staged file and the next start completes the move.
     *
     * @param session a session without a running transaction
     */
    static boolean complete(SqlSession session, ContentFiles files, ContentName name, String staged) {
        try {
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
                files.disk().syncFolder(files.subfolder(name));
            }
            session.commit();
            return true;
        } catch (IOException | RetryableError error) {
            session.rollback();
            LOG.warn("The edited content of {} will take its place later", name.designator(), error);
            return false;
        }
    }
}
