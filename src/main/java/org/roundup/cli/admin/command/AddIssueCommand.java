package org.roundup.cli.admin.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Console;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.NotFound;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;

/**
 * {@code add-issue}: makes an issue with the text of the standard input as its first message. For the user admin, the user
 * of the operating system acts, if the tracker has one of that name.
 */
public final class AddIssueCommand implements Command {

    private static final String ADMIN = "admin";

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(2, arguments);
        StoredClass issues = session.hyperclass("issue");
        String text = rest(session.console()).strip();
        String loginName = System.getProperty("user.name", "");
        if (session.options().user().equals(ADMIN) && knows(session.db(), loginName)) {
            session.db().setCurrentUser(loginName);
        }
        session.changed();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", String.join(" ", arguments.subList(1, arguments.size())));
        values.put("priority", session.value(issues, null, "priority", arguments.get(0)));
        if (!text.isEmpty()) {
            values.put("messages", List.of(message(session.db(), session.hyperclass("msg"), text)));
        }
        session.print(issues.create(values));
        return 0;
    }

    private static String message(Database db, StoredClass messages, String text) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("content", text, "author", db.getuid()));
        if (messages.definition().has("date")) {
            values.put("date", db.now());
        }
        return messages.create(values);
    }

    private static boolean knows(Hyperdb db, String userName) {
        try {
            db.getclass("user").lookup(userName);
            return true;
        } catch (NotFound stranger) {
            return false;
        }
    }

    private static String rest(Console console) {
        StringJoiner lines = new StringJoiner("\n");
        for (String line = console.readLine(); line != null; line = console.readLine()) {
            lines.add(line);
        }
        return lines.toString();
    }
}
