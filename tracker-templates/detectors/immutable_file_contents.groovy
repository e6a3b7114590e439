// Keeps the contents of files and messages as they were when they were made.

import groovy.transform.Field

@Field static final CLASSES = ['file', 'msg']

def immutable_file_contents(db, cl, nodeid, newvalues) {
    if (newvalues.containsKey('content')) {
        throw new UsageError('File contents are immutable. Rejecting change to contents.')
    }
}

def init(db) {
    CLASSES.each { db.getclass(it).audit('set', immutable_file_contents) }
}
