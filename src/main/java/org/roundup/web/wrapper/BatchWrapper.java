package org.roundup.web.wrapper;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** One page of a list. Of the items of a list only those of the page are read. */
public final class BatchWrapper implements Iterable<ItemWrapper> {

    /**
     * What a list gives for a page.
     *
     * @param total length of the list, or at least that
     * @param complete whether the total is exact
     */
    record Part(List<ItemWrapper> items, int total, boolean complete) {}

    private final BiFunction<Integer, Integer, Part> source;
    private final int size;
    private final int first;
    private final Supplier<Map<String, Integer>> groupSizes;
    private Part part;
    private Map<String, Integer> sizes;
    private int position = -1;

    private BatchWrapper(
            BiFunction<Integer, Integer, Part> source,
            int size,
            int first,
            Part part,
            Supplier<Map<String, Integer>> groupSizes) {
        this.source = source;
        this.size = size;
        this.first = first;
        this.part = part;
        this.groupSizes = groupSizes;
    }

    /**
     * A page.
     *
     * @param source gives for size and first row the items of the page
     * @param size rows on a page; 0 for all
     * @param start number of the first row, from 0; beyond the list it is the last one
     * @param groupSizes gives the number of items for each value of the group property, as far as that is known
     */
    static BatchWrapper of(
            BiFunction<Integer, Integer, Part> source, int size, int start, Supplier<Map<String, Integer>> groupSizes) {
        Part part = source.apply(size, Math.max(0, start));
        int first = size <= 0 ? 0 : Math.max(0, Math.min(start, part.total - 1));
        return new BatchWrapper(source, size, first, part, groupSizes);
    }

    /** The items; those of the pages before and after are only read if somebody wants more than their place. */
    private Part part() {
        if (part == null) {
            part = source.apply(size, first);
        }
        return part;
    }

    /** A page of items that are there already. */
    static BatchWrapper of(List<ItemWrapper> list, int size, int start) {
        BiFunction<Integer, Integer, Part> source = (rows, from) -> {
            int begin = rows <= 0 ? 0 : Math.max(0, Math.min(from, list.size() - 1));
            int end = rows <= 0 ? list.size() : Math.min(list.size(), begin + rows);
            return new Part(list.subList(begin, end), list.size(), true);
        };
        return of(source, size, start, Map::of);
    }

    /** The items; while they are gone through, {@link #propchanged} compares each with the one before. */
    @Override
    public Iterator<ItemWrapper> iterator() {
        Iterator<ItemWrapper> items = part().items.iterator();
        position = -1;
        // only next() moves the position: templates ask hasNext() while they still work on an item
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public ItemWrapper next() {
                position++;
                return items.next();
            }
        };
    }

    /** Whether any of the properties has another value than in the item before; true for the first. */
    public boolean propchanged(String... names) {
        if (position < 1) {
            return true;
        }
        ItemWrapper current = part().items.get(position);
        ItemWrapper previous = part().items.get(position - 1);
        for (String name : names) {
            if (!Objects.equals(String.valueOf(current.get(name)), String.valueOf(previous.get(name)))) {
                return true;
            }
        }
        return false;
    }

    /** How many items of the whole list have that value of the group property; null if that is not known. */
    public Integer group_size(Object value) {
        if (sizes == null) {
            sizes = groupSizes.get();
        }
        if (value instanceof LinkWrapper link) {
            return sizes.get(link.getId());
        }
        return value instanceof MultilinkWrapper ? null : sizes.get(String.valueOf(value));
    }

    /** Number of the first item, from 1; 0 if the list is empty. */
    public int getStart() {
        return part().total == 0 ? 0 : first + 1;
    }

    /** Number of the first item, from 0. */
    public int getFirst() {
        return first;
    }

    /** Number of the last item, from 1. */
    public int getEnd() {
        return first + part().items.size();
    }

    /** Number of items on the page. */
    public int getLength() {
        return part().items.size();
    }

    public int getSize() {
        return size;
    }

    /** Number of items of the whole list, or at least that. */
    public int getSequence_length() {
        return part().total;
    }

    /** Whether the length of the list is known exactly. */
    public boolean isComplete() {
        return part().complete;
    }

    public boolean isEmpty() {
        return part().total == 0;
    }

    public boolean isHasPrevious() {
        return first > 0;
    }

    public boolean isHasNext() {
        return getEnd() < part().total;
    }

    /** The page before, or null. */
    public BatchWrapper previous() {
        return isHasPrevious() ? new BatchWrapper(source, size, Math.max(0, first - size), null, groupSizes) : null;
    }

    /** The page after, or null. */
    public BatchWrapper next() {
        return isHasNext() ? new BatchWrapper(source, size, getEnd(), null, groupSizes) : null;
    }
}
