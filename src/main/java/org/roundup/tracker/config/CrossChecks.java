package org.roundup.tracker.config;

import java.util.List;
import java.util.Map;
import org.roundup.tracker.config.option.MailOptions;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.MainOptions.Indexer;
import org.roundup.tracker.config.option.Option;
import org.roundup.tracker.config.option.RdbmsOptions;
import org.roundup.tracker.config.option.SessiondbOptions;

/** Checks of options that depend on one another. */
final class CrossChecks {
    /** Languages that the text search of PostgreSQL knows by name. */
    private static final List<String> LANGUAGES = List.of(
            "simple",
            "custom1",
            "custom2",
            "custom3",
            "custom4",
            "custom5",
            "arabic",
            "armenian",
            "basque",
            "catalan",
            "danish",
            "dutch",
            "english",
            "finnish",
            "french",
            "german",
            "greek",
            "hindi",
            "hungarian",
            "indonesian",
            "irish",
            "italian",
            "lithuanian",
            "nepali",
            "norwegian",
            "portuguese",
            "romanian",
            "russian",
            "serbian",
            "spanish",
            "swedish",
            "tamil",
            "turkish",
            "yiddish");

    private final Map<Option<?>, Given> given;
    private final Values values;
    private final Problems problems;

    CrossChecks(Map<Option<?>, Given> given, Values values, Problems problems) {
        this.given = given;
        this.values = values;
        this.problems = problems;
    }

    void run() {
        indexerLanguage();
        sessionBackend();
        mailPassword();
    }

    private void indexerLanguage() {
        String language = given.get(MainOptions.INDEXER_LANGUAGE).text();
        if (is(MainOptions.INDEXER, Indexer.NATIVE_FTS) && !LANGUAGES.contains(language)) {
            wrong(MainOptions.INDEXER_LANGUAGE, language, "Expected languages: " + String.join(" ", LANGUAGES));
        }
    }

    private void sessionBackend() {
        if (!values.has(SessiondbOptions.BACKEND) || !values.has(RdbmsOptions.BACKEND)) {
            return;
        }
        String sessions = given.get(SessiondbOptions.BACKEND).text();
        String main = given.get(RdbmsOptions.BACKEND).text();
        boolean sameKind = family(sessions).equals(family(main));
        // Values of older files that mean the default; a notice tells of them.
        boolean ignored = sessions.isEmpty() || sessions.equals("anydbm");
        if (!sameKind && !ignored) {
            wrong(
                    SessiondbOptions.BACKEND,
                    sessions,
                    "You can not use session db type: " + sessions + " with " + main + ".\n  Valid session db types: "
                            + main + ".");
        }
    }

    private static String family(String backend) {
        return backend.equals("mariadb") ? "mysql" : backend;
    }

    private void mailPassword() {
        Given password = given.get(MailOptions.PASSWORD);
        boolean missing = password.text() == null && !password.explicit();
        if (missing && Values.isSet(given, MailOptions.USERNAME)) {
            problems.addUndefined(MailOptions.PASSWORD, "Mail username is set, so this must be defined.");
        }
    }

    private boolean is(Option<?> option, Object value) {
        return values.has(option) && values.get(option).equals(value);
    }

    private void wrong(Option<?> option, String value, String explanation) {
        problems.add(option, value, given.get(option).line(), explanation);
    }
}
