package org.roundup.store.search;

import java.util.ArrayList;
import java.util.List;

/**
 * How many items there were at some times, in ascending order, and at present.
 *
 * @param created for each time the number of items created before it but not before the time before it; at the end those
 *     created since the last time
 * @param open for each time the number of items that were open just before it; at the end those that are now
 */
public record Timeline(List<Integer> created, List<Integer> open) {

    /**
     * Items that were created between the same two times and, as far as they changed, changed between the same two.
     *
     * @param createdIn index of the first time after their creation, or the number of times
     * @param changedIn index of the first time after the change; one more than the number of times if they are as they
     *     will be for ever
     * @param created the number of them
     * @param open what they add to the number of open items from their creation until the change
     */
    public record Step(int createdIn, int changedIn, int created, int open) {}

    /** Sums steps up. */
    public static Timeline of(List<Step> steps, int times) {
        int[] created = new int[times + 1];
        int[] open = new int[times + 1];
        for (Step step : steps) {
            created[step.createdIn] += step.created;
            for (int i = step.createdIn; i < Math.min(step.changedIn, times + 1); i++) {
                open[i] += step.open;
            }
        }
        return new Timeline(listed(created), listed(open));
    }

    private static List<Integer> listed(int[] numbers) {
        List<Integer> list = new ArrayList<>();
        for (int number : numbers) {
            list.add(number);
        }
        return List.copyOf(list);
    }
}
