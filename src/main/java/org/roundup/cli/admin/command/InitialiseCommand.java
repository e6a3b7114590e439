package org.roundup.cli.admin.command;

import java.util.List;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Console;
import org.roundup.cli.admin.session.Session;
import org.roundup.tracker.home.Initialiser;
import org.roundup.tracker.home.TrackerHome;

/** {@code initialise}: makes the database of an installed tracker. */
public final class InitialiseCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        String password = arguments.isEmpty() ? askPassword(session.console()) : arguments.get(0);
        TrackerHome home = new TrackerHome(session.home());
        home.requireInstalled();
        session.reopen();
        Initialiser initialiser = new Initialiser(home);
        if (initialiser.isInitialised()) {
            session.print("WARNING: The database is already initialised!");
            session.print("If you re-initialise it, you will lose all the data!");
            String answer = session.console().ask("Erase it? Y/N: ");
            if (!answer.strip().equalsIgnoreCase("y")) {
                return 0;
            }
            initialiser.erase();
        }
        initialiser.initialise(password);
        return 0;
    }

    private static String askPassword(Console console) {
        while (true) {
            String password = console.askSecret("Admin Password: ");
            if (password.equals(console.askSecret("       Confirm: "))) {
                return password;
            }
        }
    }
}
