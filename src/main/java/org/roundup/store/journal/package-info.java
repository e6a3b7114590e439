/** The history of items, kept in Roundup's own form: one row a change, what changed as a Python literal. */
package org.roundup.store.journal;
