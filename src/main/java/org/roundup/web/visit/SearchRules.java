package org.roundup.web.visit;

import org.roundup.hyperdb.Search;

/** Keeps searches within what the current user may find out. */
public interface SearchRules {

    /** Whether the user may search, sort and group by the property path. */
    boolean searchable(String className, String path);

    /** The search without conditions that the user may not use, and restricted to what the user may see. */
    Search guarded(String className, Search search);
}
