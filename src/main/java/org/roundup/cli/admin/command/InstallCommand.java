package org.roundup.cli.admin.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.UsageError;
import org.roundup.tracker.home.Installer;
import org.roundup.tracker.home.TemplateSet;
import org.roundup.tracker.home.TemplateSets;
import org.roundup.tracker.home.TrackerHome;

/** {@code install}: makes the home of a new tracker. */
public final class InstallCommand implements Command {

    private static final String DEFAULT_SET = "classic";
    private static final String DEFAULT_BACKEND = "sqlite";

    /** The kinds of database. */
    public static final List<String> BACKENDS = List.of("sqlite", "postgresql", "mysql");

    @Override
    public int run(Session session, List<String> arguments) {
        TrackerHome home = new TrackerHome(session.home());
        Map<String, String> settings = arguments.size() > 2 ? settings(arguments.get(2)) : Map.of();
        try (TemplateSets sets = TemplateSets.find()) {
            Installer installer = new Installer(sets);
            if (home.isInstalled() && !mayErase(session, home)) {
                return 0;
            }
            TemplateSet set = chooseSet(session, sets, arguments.isEmpty() ? null : arguments.get(0));
            String backend = chooseBackend(session, arguments.size() > 1 ? arguments.get(1) : null);
            if (home.isInstalled()) {
                session.reopen();
                installer.erase(home);
            }
            printNext(session, home, installer.install(home, set, backend, settings));
        }
        return 0;
    }

    private static boolean mayErase(Session session, TrackerHome home) {
        session.print("WARNING: There appears to be a tracker in \"" + home.path() + "\"!");
        session.print("If you re-install it, you will lose all the data!");
        return session.console().ask("Erase it? Y/N: ").strip().equalsIgnoreCase("y");
    }

    /** Settings with commas between; a comma within a value needs a backslash. */
    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String part : text.split("(?<!\\\\),")) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new UsageError("Error in configuration settings: \"" + part + "\"");
            }
            settings.put(
                    part.substring(0, equals).strip(),
                    part.substring(equals + 1).replace("\\,", ","));
        }
        return settings;
    }

    private static TemplateSet chooseSet(Session session, TemplateSets sets, String given) {
        Optional<TemplateSet> set = given == null ? Optional.empty() : sets.find(given);
        while (set.isEmpty()) {
            session.print("Templates: "
                    + String.join(
                            ", ", sets.all().stream().map(TemplateSet::name).toList()));
            String answer = session.console()
                    .ask("Select template [" + DEFAULT_SET + "]: ")
                    .strip();
            set = sets.find(answer.isEmpty() ? DEFAULT_SET : answer);
        }
        return set.get();
    }

    private static String chooseBackend(Session session, String given) {
        String backend = given;
        while (backend == null || !BACKENDS.contains(backend)) {
            session.print("Back ends: " + String.join(", ", BACKENDS));
            backend = session.console()
                    .ask("Select backend [" + DEFAULT_BACKEND + "]: ")
                    .strip();
            backend = backend.isEmpty() ? DEFAULT_BACKEND : backend;
        }
        return backend;
    }

    private static void printNext(Session session, TrackerHome home, Map<String, List<String>> unset) {
        String line = "-".repeat(75);
        session.print(line);
        session.print(" You should now edit the tracker configuration file:");
        session.print("   " + home.config());
        if (!unset.isEmpty()) {
            session.print(" ... at a minimum, you must set following options:");
            unset.forEach((section, names) -> session.print("   [" + section + "]: " + String.join(", ", names)));
        }
        session.print("");
        session.print(" What the tracker keeps, and what it begins with, stands in:");
        printPath(session, home.schema());
        printPath(session, home.initialData());
        session.print(" Change them now if you like, then make the database with:");
        session.print("   roundup-admin -i " + home.path() + " initialise");
        session.print(line);
    }

    private static void printPath(Session session, Path path) {
        session.print("   " + path);
    }
}
