package org.roundup.cli.admin.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.pgp.KeyCatalogue;

/** {@code pgp}: shows the PGP keys of the tracker, and adds some. */
public final class PgpCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        KeyCatalogue keys = new KeyCatalogue(session.tracker().config());
        List<String> files = arguments.subList(1, arguments.size());
        switch (arguments.get(0)) {
            case "list" -> show(session, keys.list());
            case "import" -> {
                Arguments.atLeast(1, files);
                List<KeyCatalogue.Entry> added = new ArrayList<>();
                files.forEach(file -> added.addAll(keys.add(Path.of(file))));
                show(session, added);
            }
            default -> throw new UsageError("\"" + arguments.get(0) + "\" is not one of list, import");
        }
        return 0;
    }

    private static void show(Session session, List<KeyCatalogue.Entry> entries) {
        if (session.options().json()) {
            Answer.json(session, entries.stream().map(PgpCommand::json).toList());
            return;
        }
        for (KeyCatalogue.Entry entry : entries) {
            List<String> words = new ArrayList<>();
            words.add(entry.secret() ? "secret" : "public");
            words.add(entry.canSign() ? "signs" : "cannot sign");
            words.add(entry.canEncrypt() ? "encrypts" : "cannot encrypt");
            entry.expires().ifPresent(end -> words.add("expires " + end));
            session.print(entry.fingerprint() + " " + String.join(", ", entry.addresses()) + " ("
                    + String.join(", ", words) + ")");
        }
    }

    private static Map<String, Object> json(KeyCatalogue.Entry entry) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("fingerprint", entry.fingerprint());
        object.put("addresses", List.copyOf(entry.addresses()));
        object.put("secret", entry.secret());
        object.put("signs", entry.canSign());
        object.put("encrypts", entry.canEncrypt());
        object.put("expires", entry.expires().map(Object::toString).orElse(""));
        return object;
    }
}
