// Gives new bugs a status. In force if config.ini says so.

def preset_new(db, cl, nodeid, newvalues) {
    newvalues.status = newvalues.status ?: db.status.lookup('new')
}

def init(db) {
    if (db.config.detectors.getBoolean('OPTIONAL_STATUSAUDITOR', false)) db.bug.audit('create', preset_new)
}
