package org.roundup.cli.admin.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.incoming.Gateway;
import org.roundup.mail.incoming.GatewayOptions;
import org.roundup.mail.incoming.Quarantine;
import org.roundup.mail.incoming.Receipt;
import org.roundup.mail.outgoing.MailDelivery;

/** {@code quarantine}: lists and shows mails that could neither be taken nor answered; takes them again; deletes them. */
public final class QuarantineCommand implements Command {

    private static final int LONGEST_SHOWN = 64 << 10;

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        Quarantine quarantine = new Quarantine(session.tracker().config());
        List<String> names = arguments.subList(1, arguments.size());
        switch (arguments.get(0)) {
            case "list" -> list(session, quarantine);
            case "show" -> {
                Arguments.atLeast(1, names);
                Arguments.atMost(1, names);
                show(session, quarantine, names.get(0));
            }
            case "retry" -> {
                Arguments.atLeast(1, names);
                return retry(session, names);
            }
            case "delete", "drop" -> {
                Arguments.atLeast(1, names);
                names.forEach(quarantine::remove);
            }
            default -> throw new UsageError("\"" + arguments.get(0) + "\" is not one of list, show, retry, delete");
        }
        return 0;
    }

    private static void list(Session session, Quarantine quarantine) {
        if (session.options().json()) {
            Answer.json(
                    session,
                    quarantine.list().stream().map(QuarantineCommand::json).toList());
            return;
        }
        for (Quarantine.Kept kept : quarantine.list()) {
            session.print(kept.name() + " " + kept.bytes() + " bytes: "
                    + kept.reason().lines().findFirst().orElse(""));
        }
    }

    /** Control characters of a mail could give orders to the terminal. */
    private static void show(Session session, Quarantine quarantine, String name) {
        Quarantine.Kept kept = quarantine.find(name);
        session.print("reason: " + kept.reason());
        session.print("");
        session.print(quarantine.beginning(name, LONGEST_SHOWN).replaceAll("[\\p{Cntrl}&&[^\n\t]]", ""));
        if (kept.bytes() > LONGEST_SHOWN) {
            session.print("... (" + kept.bytes() + " bytes in all)");
        }
    }

    private static Map<String, Object> json(Quarantine.Kept kept) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", kept.name());
        object.put("bytes", kept.bytes());
        object.put("reason", kept.reason());
        return object;
    }

    /** Fails if one of them still could not be taken. */
    private static int retry(Session session, List<String> names) {
        Gateway gateway = new Gateway(session.tracker(), GatewayOptions.NONE);
        int code = 0;
        for (String name : names) {
            Receipt receipt = gateway.retry(name);
            session.print(name + " " + receipt.name().toLowerCase(Locale.ROOT));
            code = receipt == Receipt.DEFERRED || receipt == Receipt.QUARANTINED ? 1 : code;
        }
        try (MailDelivery delivery = new MailDelivery(session.tracker())) {
            delivery.deliverDue();
        }
        return code;
    }
}
