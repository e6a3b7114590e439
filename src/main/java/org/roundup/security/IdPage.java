package org.roundup.security;

import java.util.List;

/**
 * One page of the ids that a search finds.
 *
 * @param ids in the order of the search
 * @param more whether more ids follow
 */
public record IdPage(List<String> ids, boolean more) {

    public IdPage {
        ids = List.copyOf(ids);
    }
}
