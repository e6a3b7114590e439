package org.roundup.hyperdb;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/**
 * The hyperdatabase as scripts and permission checks see it: the unit of work of one request, mail or command. The
 * method names are those of Roundup's Python API, so that scripts port line by line.
 */
public interface Hyperdb {

    Schema schema();

    /**
     * The class of that name.
     *
     * @throws UnknownName if there is none
     */
    HyperClass getclass(String name);

    /** The names of all classes, sorted. */
    default List<String> getclasses() {
        return schema().names();
    }

    /**
     * Id of the current user, or null when the database was opened without one (it is then read-only).
     *
     * @throws NotFound if no live user has the name
     */
    String getuid();

    /** Name of the current user, or null. */
    String getJournaltag();

    /** Where the changes come from: web, rest, xmlrpc, email, email-sig-openpgp, cli; null right after opening. */
    String getTxSource();

    /** Whether the current user has given the password once more, as an auditor asked by {@link Reauth}. */
    default boolean isReauthDone() {
        return false;
    }

    /** Whether a user (id) has at least one of the roles, compared without case. */
    boolean hasRole(String userId, String... roles);

    /** The names of a user's roles in lower case, in the order written; none for an unknown user or null. */
    Collection<String> rolesOf(String userId);

    /** The zone in which the current user reads and writes dates. */
    ZoneId timezone();

    /** The current time. */
    RoundupDate now();
}
