package org.roundup.store.index;

import java.util.Collection;

/**
 * The indexing of very many texts in one transaction, as an import or a full reindexing has them; see
 * {@link TextIndex#load}.
 */
public interface TextLoad {

    /** Indexes texts; each text comes only once in a load. */
    void add(Collection<TextEntry> entries);

    /** Completes the index; to be called once, before the transaction commits. */
    void finish();
}
