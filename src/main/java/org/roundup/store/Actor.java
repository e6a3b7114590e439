package org.roundup.store;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.RoleNames;
import org.roundup.store.session.Sessions;

/** The user who acts in a unit of work: id, roles, time zone, and the session from which changes come. */
final class Actor {

    private static final String ADMIN = "admin";

    private final Database db;
    private String name;
    private String id;
    private ZoneId zone;
    private String restrictedUser;
    private Collection<String> restriction;
    private String ownSession;
    private boolean keepsSessions;

    /**
     * @param name name of the user, or null for nobody, who only reads
     */
    Actor(Database db, String name) {
        this.db = db;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Another user acts from now on. */
    void become(String user) {
        name = user;
        id = null;
        zone = null;
    }

    /**
     * The id, or null for nobody. That of the administrator is known before there are users.
     *
     * @throws NotFound if there is no such user
     */
    String id() {
        if (id == null && name != null) {
            id = name.equals(ADMIN)
                    ? "1"
                    : db.getclass("user")
                            .findLive(name)
                            .orElseThrow(() -> new NotFound("No key (username) value \"" + name + "\" for \"user\""));
        }
        return id;
    }

    ZoneId zone() {
        if (zone == null) {
            zone = db.timezoneOf(id());
        }
        return zone;
    }

    /** The roles of any user; of the restricted one, those that are left. */
    Collection<String> rolesOf(String userId) {
        StoredClass users = db.getclass("user");
        Object roles = userId != null
                        && users.definition().has("roles")
                        && users.find(userId).isPresent()
                ? users.get(userId, "roles")
                : null;
        Collection<String> own = roles == null ? List.of() : RoleNames.parse(roles.toString());
        return userId != null && userId.equals(restrictedUser)
                ? own.stream().filter(restriction::contains).toList()
                : own;
    }

    /** Leaves the user who acts now those of the own roles that are among some. */
    void restrictRoles(Collection<String> roles) {
        restrictedUser = id();
        restriction = List.copyOf(roles);
    }

    /** Names the session, by its key or null, that {@link #endSessions} leaves alone. */
    void setOwnSession(String key) {
        ownSession = key;
    }

    /** Ends the sessions of a user, but for the own one. */
    void endSessions(String userName) {
        if (!keepsSessions && userName != null) {
            Sessions.end(db.session(), userName, ownSession);
        }
    }

    /** Takes a step that ends no sessions, whatever it changes. */
    void keepingSessions(Runnable step) {
        keepsSessions = true;
        try {
            step.run();
        } finally {
            keepsSessions = false;
        }
    }
}
