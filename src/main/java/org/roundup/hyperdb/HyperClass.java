package org.roundup.hyperdb;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A class of the hyperdatabase within a unit of work: creates, reads, changes and finds its items. Ids are decimal
 * strings. Values are: text for String; {@code Password}, {@code RoundupDate}, {@code Interval}; Boolean; Double for
 * Number; Integer; an id or null for Link; a list of ids, ascending and never null, for Multilink. Null is unset.
 *
 * <p>No permission is checked here: that is the caller's duty.
 */
public interface HyperClass {

    ClassDefinition definition();

    default String getClassname() {
        return definition().name();
    }

    /**
     * Creates an item.
     *
     * @return its id
     * @throws ValueError if a value cannot be accepted, the key is missing or taken
     * @throws UnknownName if a property does not exist
     * @throws Reject if an auditor or reactor refuses
     */
    String create(Map<String, Object> values);

    /**
     * The value of a property, protected ones included; retired items too.
     *
     * @throws NotFound if there is no such item
     * @throws UnknownName if there is no such property
     */
    Object get(String id, String property);

    /** As {@link #get(String, String)}, with a value to be used instead of null. */
    default Object get(String id, String property, Object defaultValue) {
        Object value = get(id, property);
        return value == null ? defaultValue : value;
    }

    /**
     * Changes an item.
     *
     * @return what really changed, without quiet properties
     * @throws NotFound if there is no such item or it is retired
     */
    Map<String, Object> set(String id, Map<String, Object> values);

    void retire(String id);

    void restore(String id);

    /** Removes an item with its journal for ever; no detector is called. */
    void destroy(String id);

    boolean hasnode(String id);

    boolean isRetired(String id);

    /**
     * The id of the live item with that key.
     *
     * @throws NotFound if there is none
     * @throws ValueError if the class has no key
     */
    String lookup(String key);

    /** The ids of all live items, ascending. */
    default List<String> list() {
        return getnodeids(Search.Retired.LIVE);
    }

    List<String> getnodeids(Search.Retired which);

    /** The number of items, retired ones included. */
    int count();

    /** The ids that a search finds, in its order. */
    List<String> filter(Search search);

    /**
     * Live items that refer to given items. Several Link conditions must all hold; what a Multilink condition finds
     * is added to that.
     *
     * @param references property → id, collection of ids, or null; a null among the ids finds unset Links
     */
    List<String> find(Map<String, ?> references);

    /** Live items whose String properties equal the given texts without regard to case. */
    List<String> stringFind(Map<String, String> texts);

    /**
     * The whole journal of an item, oldest entry first, without regard to permissions.
     *
     * @throws NotFound if there is no such item
     */
    List<JournalEntry> journal(String id);

    /** Bytes of the content of an item of a file class. */
    byte[] content(String id);

    /** Puts the items into the unit's cache with one statement, for loops over {@link #get}. */
    void prefetch(Collection<String> ids);
}
