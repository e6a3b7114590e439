package org.roundup.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.UsageError;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;
import org.roundup.store.change.Change;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.webhook.HookEvent;
import org.roundup.store.webhook.Webhook;

/** What hooks must be like, whoever makes them; administrators only may, which is for the caller to see to. */
public final class HookRules {

    private static final Set<Change.Event> EVENTS = Webhook.EVENTS;
    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_NAME = 200;

    private HookRules() {}

    /** The events that hooks can ask for, in lower case. */
    public static List<String> events() {
        return EVENTS.stream()
                .map(event -> event.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * A hook as somebody has described it.
     *
     * @param owner login name of the owner
     * @param events names of events; none, or {@code any}, for all; {@code edit} is another word for set
     * @param className empty for all classes
     * @param access who may do what in the unit of work
     * @throws RoundupException telling what cannot be
     */
    public static Webhook checked(
            Database db,
            Access access,
            String owner,
            String name,
            String url,
            String className,
            Collection<String> events,
            String query) {
        String checkedUrl = url(url);
        if (name.length() > LONGEST_NAME) {
            throw new UsageError("The name of a webhook has at most " + LONGEST_NAME + " characters");
        }
        if (!className.isEmpty() && !db.schema().has(className)) {
            throw new NotFound("There is no class " + className);
        }
        String ownerId = ownerId(db, owner);
        Webhook hook =
                new Webhook(0, ownerId, name.strip(), checkedUrl, className, events(events), query.strip(), true, 0, 0);
        if (!hook.query().isEmpty()) {
            trySearch(db, access, owner, hook);
        }
        return hook;
    }

    private static String ownerId(Database db, String owner) {
        String id = db.getclass("user").lookup(owner);
        if (owner.equals("anonymous")) {
            throw new UsageError("anonymous cannot own a webhook");
        }
        return id;
    }

    private static String url(String text) {
        URI url;
        try {
            url = new URI(text.strip());
        } catch (URISyntaxException malformed) {
            throw new UsageError("\"" + text + "\" is not an address", malformed);
        }
        boolean isHttp = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!isHttp || url.getHost() == null || url.toString().length() > LONGEST_URL) {
            throw new UsageError("The address of a webhook begins with https:// or http:// and a host");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new UsageError("The address of a webhook has no user, password or fragment");
        }
        return url.toASCIIString();
    }

    private static Set<Change.Event> events(Collection<String> names) {
        Set<Change.Event> events = EnumSet.noneOf(Change.Event.class);
        for (String name : names) {
            String lower = name.strip().toLowerCase(Locale.ROOT);
            if (lower.equals("any")) {
                events.addAll(EVENTS);
            } else if (lower.equals("edit")) {
                events.add(Change.Event.SET);
            } else if (events().contains(lower)) {
                events.add(Change.Event.valueOf(lower.toUpperCase(Locale.ROOT)));
            } else if (!lower.isEmpty()) {
                throw new UsageError("\"" + name + "\" is not one of " + String.join(", ", events()) + ", any");
            }
        }
        return events.isEmpty() ? EVENTS : events;
    }

    private static void trySearch(Database db, Access access, String owner, Webhook hook) {
        if (hook.className().isEmpty()) {
            throw new UsageError("A search needs a class");
        }
        String current = db.getJournaltag();
        try {
            db.setCurrentUser(owner);
            new EventView(db, access, "").finds(hook.className(), hook.query(), List.of("1"));
        } finally {
            db.setCurrentUser(current);
        }
    }

    /** Lets an event be sent to a hook that only tries it; the caller commits. Gives the event's id. */
    public static String test(Database db, long hook) {
        HookEvent ping = new HookEvent(
                UUID.randomUUID().toString(),
                HookEvent.PING,
                "",
                "",
                db.getuid(),
                db.now().epochMilli(),
                Map.of(),
                Map.of());
        new Outbox().enqueue(db.session(), Webhook.kind(hook), ping.json());
        return ping.eventId();
    }

    /** Login name of the owner of a hook; empty if the user is gone. */
    public static Optional<String> owner(Database db, String id) {
        StoredClass users = db.getclass("user");
        if (!users.hasnode(id) || users.isRetired(id)) {
            return Optional.empty();
        }
        return Optional.ofNullable(users.get(id, "username")).map(Object::toString);
    }

    /** Names of events as somebody writes them, with commas between. */
    public static List<String> split(String text) {
        return Arrays.asList(text.split("[, ]+"));
    }
}
