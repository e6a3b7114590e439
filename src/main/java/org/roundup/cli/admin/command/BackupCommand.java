package org.roundup.cli.admin.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.SqliteDialect;

/** {@code backup}: writes a copy of the embedded database as it is at this moment, while the tracker is in use. */
public final class BackupCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        Arguments.atMost(1, arguments);
        Path target = Path.of(arguments.get(0)).toAbsolutePath();
        SqlSession sql = session.db().session();
        if (!(sql.dialect() instanceof SqliteDialect)) {
            throw new UsageError(
                    "The database is on a server (" + sql.dialect().name() + "); use its own backup program");
        }
        if (session.hasChanges()) {
            throw new UsageError("There are changes that are not committed; commit or rollback first");
        }
        if (Files.exists(target)) {
            throw new UsageError(target + " is there already");
        }
        try (PreparedStatement copy = sql.connection().prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, target.toString());
            copy.execute();
        } catch (SQLException error) {
            throw sql.translate(error);
        }
        return 0;
    }
}
