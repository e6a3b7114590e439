package org.roundup.mail.incoming;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roundup.hyperdb.Reject;
import org.roundup.hyperdb.Search;
import org.roundup.mail.mime.MailAddress;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.MainOptions;

/** Finds the users behind addresses, and makes users where strangers may become some. */
final class People {

    private static final Set<String> SPECIAL = Set.of("admin", "anonymous");
    private static final int FEW = 3;
    private static final String ANONYMOUS = "anonymous";

    private final Tracker tracker;
    private final Access access;
    private final StoredClass users;
    private int searches;
    private Map<String, List<String>> alternates;

    People(Tracker tracker, Database db, Access access) {
        this.tracker = tracker;
        this.access = access;
        this.users = db.getclass("user");
    }

    /** The live user with that address, be it the main one or an alternate one, without regard to case. */
    Optional<String> find(String address) {
        if (users.definition().has("address")) {
            Optional<String> owner = best(users.stringFind(Map.of("address", address)));
            if (owner.isPresent()) {
                return owner;
            }
        }
        return users.definition().has("alternate_addresses") ? findByAlternate(address) : Optional.empty();
    }

    /** After a few of them, all alternate addresses are read at once: a mail may have thousands of recipients. */
    private Optional<String> findByAlternate(String address) {
        searches++;
        if (searches > FEW && address.indexOf('@') >= 0) {
            return best(alternates().getOrDefault(Work.lower(address), List.of()));
        }
        List<String> candidates = users.select(Search.where(Map.of("alternate_addresses", address)));
        List<String> owners = new ArrayList<>();
        for (String id : candidates) {
            Object lines = users.get(id, "alternate_addresses");
            if (lines != null
                    && lines.toString().lines().anyMatch(line -> line.strip().equalsIgnoreCase(address))) {
                owners.add(id);
            }
        }
        return best(owners);
    }

    /** Address in lower case → the users who have it as an alternate one. */
    private Map<String, List<String>> alternates() {
        if (alternates == null) {
            alternates = new HashMap<>();
            List<String> ids = users.select(Search.where(Map.of("alternate_addresses", "@")));
            users.prefetch(ids);
            for (String id : ids) {
                String.valueOf(users.get(id, "alternate_addresses")).lines().forEach(line -> alternates
                        .computeIfAbsent(Work.lower(line.strip()), none -> new ArrayList<>())
                        .add(id));
            }
        }
        return alternates;
    }

    private Optional<String> best(List<String> ids) {
        return ids.stream()
                .filter(id -> !SPECIAL.contains(name(id)))
                .findFirst()
                .or(() -> ids.stream().findFirst());
    }

    String name(String id) {
        return String.valueOf(users.get(id, "username"));
    }

    Optional<String> anonymous() {
        return users.findKey(ANONYMOUS);
    }

    /** Whether strangers become users by writing or being written to. */
    boolean mayRegister() {
        return anonymous()
                .filter(id -> access.hasPermission("Register", id, "user") && access.hasPermission("Email Access", id))
                .isPresent();
    }

    /**
     * Makes a user.
     *
     * @param presets further values
     * @return empty if a detector rejects it
     * @throws org.roundup.hyperdb.ValueError if a value is not acceptable
     */
    Optional<String> create(MailAddress person, Map<String, Object> presets) {
        Map<String, Object> values = new LinkedHashMap<>();
        String address = person.address();
        int at = address.indexOf('@');
        values.put("username", freeName(at < 0 ? address : address.substring(0, at)));
        put(values, "address", address);
        put(values, "realname", person.name());
        put(values, "roles", tracker.config().get(MainOptions.NEW_EMAIL_USER_ROLES));
        put(values, "password", tracker.passwords().encode(tracker.passwords().generate()));
        values.putAll(presets);
        try {
            return Optional.of(users.create(values));
        } catch (Reject rejected) {
            return Optional.empty();
        }
    }

    private void put(Map<String, Object> values, String property, Object value) {
        if (users.definition().has(property)) {
            values.put(property, value);
        }
    }

    private String freeName(String wanted) {
        String name = wanted;
        for (int number = 1; isTaken(name); number++) {
            name = wanted + number;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return users.findKey(name).isPresent();
    }
}
