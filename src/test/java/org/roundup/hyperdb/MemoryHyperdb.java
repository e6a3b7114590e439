package org.roundup.hyperdb;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A hyperdatabase in memory, for tests of what lies below the store. Nothing is journalled, no detector runs. */
public final class MemoryHyperdb implements Hyperdb {

    private final Schema schema;
    private final Map<String, MemoryClass> classes = new HashMap<>();
    private final List<Search> searches = new ArrayList<>();
    private Clock clock = Clock.fixed(Instant.parse("2024-03-15T10:20:30.456Z"), ZoneOffset.UTC);
    private ZoneId timezone = ZoneOffset.UTC;
    private String journaltag = "admin";

    public MemoryHyperdb(Schema schema) {
        this.schema = schema;
        schema.classes().forEach(definition -> classes.put(definition.name(), new MemoryClass(this, definition)));
    }

    /** The searches that were run, in order. */
    public List<Search> searches() {
        return searches;
    }

    /** Gives an item a journal. */
    public void setJournal(String className, String id, List<JournalEntry> entries) {
        classes.get(className).setJournal(id, entries);
    }

    public void setCurrentUser(String name) {
        journaltag = name;
    }

    public void setTimezone(ZoneId zone) {
        timezone = zone;
    }

    public void setClock(Clock newClock) {
        clock = newClock;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public HyperClass getclass(String name) {
        schema.get(name);
        return classes.get(name);
    }

    @Override
    public String getuid() {
        return journaltag == null ? null : getclass("user").lookup(journaltag);
    }

    @Override
    public String getJournaltag() {
        return journaltag;
    }

    @Override
    public String getTxSource() {
        return null;
    }

    @Override
    public boolean hasRole(String userId, String... roles) {
        Collection<String> present = rolesOf(userId);
        return Arrays.stream(roles).anyMatch(role -> present.contains(role.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Collection<String> rolesOf(String userId) {
        HyperClass users = getclass("user");
        boolean known = userId != null && users.hasnode(userId);
        return known ? RoleNames.parse((String) users.get(userId, "roles")) : List.of();
    }

    @Override
    public ZoneId timezone() {
        return timezone;
    }

    @Override
    public RoundupDate now() {
        return RoundupDate.now(clock);
    }
}
