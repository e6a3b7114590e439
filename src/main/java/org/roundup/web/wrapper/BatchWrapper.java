package org.roundup.web.wrapper;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * One page of a list. Of items that a search finds, only those of the page are read.
 */
public final class BatchWrapper implements Iterable<ItemWrapper> {

    /** Where a list comes from. */
    interface Source {

        /** How long the whole list is. */
        int count();

        /** The items from a position on, at most that many. */
        List<ItemWrapper> items(int first, int size);
    }

    private final Source source;
    private final int requestedSize;
    private final int total;
    private final int first;
    private final int end;
    private List<ItemWrapper> items;
    private int position = -1;

    /**
     * A page.
     *
     * @param size rows on a page; 0 for all
     * @param start number of the first row, from 0; beyond the list it is the last one
     */
    BatchWrapper(Source source, int size, int start) {
        this.source = source;
        this.requestedSize = size;
        this.total = source.count();
        this.first = Math.max(0, Math.min(start, total - 1));
        this.end = size <= 0 ? total : Math.min(total, first + size);
    }

    static Source of(List<ItemWrapper> list) {
        return source(list.size(), (from, size) -> list.subList(from, from + size));
    }

    static Source source(int count, BiFunction<Integer, Integer, List<ItemWrapper>> items) {
        return new Source() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public List<ItemWrapper> items(int from, int size) {
                return items.apply(from, size);
            }
        };
    }

    private List<ItemWrapper> items() {
        if (items == null) {
            items = end > first ? source.items(first, end - first) : List.of();
        }
        return items;
    }

    /** The items; while they are gone through, {@link #propchanged} compares each with the one before. */
    @Override
    public Iterator<ItemWrapper> iterator() {
        List<ItemWrapper> all = items();
        return IntStream.range(0, all.size())
                .mapToObj(index -> {
                    position = index;
                    return all.get(index);
                })
                .iterator();
    }

    /** Whether any of the properties has another value than in the item before; true for the first. */
    public boolean propchanged(String... names) {
        if (position < 1) {
            return true;
        }
        ItemWrapper current = items().get(position);
        ItemWrapper previous = items().get(position - 1);
        for (String name : names) {
            if (!Objects.equals(text(current, name), text(previous, name))) {
                return true;
            }
        }
        return false;
    }

    private static String text(ItemWrapper item, String name) {
        return String.valueOf(item.get(name));
    }

    /** Number of the first item, from 1; 0 if the list is empty. */
    public int getStart() {
        return total == 0 ? 0 : first + 1;
    }

    /** Number of the first item, from 0. */
    public int getFirst() {
        return first;
    }

    /** Number of the last item, from 1. */
    public int getEnd() {
        return end;
    }

    /** Number of items on the page. */
    public int getLength() {
        return end - first;
    }

    public int getSize() {
        return requestedSize;
    }

    /** Number of items of the whole list. */
    public int getSequence_length() {
        return total;
    }

    public boolean isEmpty() {
        return total == 0;
    }

    /** The page before, or null. */
    public BatchWrapper previous() {
        return first == 0 ? null : new BatchWrapper(source, requestedSize, Math.max(0, first - requestedSize));
    }

    /** The page after, or null. */
    public BatchWrapper next() {
        return end >= total ? null : new BatchWrapper(source, requestedSize, end);
    }
}
