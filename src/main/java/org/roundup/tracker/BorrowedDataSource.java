package org.roundup.tracker;

import javax.sql.DataSource;
import org.roundup.store.sql.ForwardingDataSource;

/** A data source of the container's: the tracker takes connections from it but never closes it. */
final class BorrowedDataSource extends ForwardingDataSource {

    BorrowedDataSource(DataSource owner) {
        super(owner);
    }
}
