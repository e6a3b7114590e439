// Gives new bugs a severity. In force if config.ini says so.

def init_severity(db, cl, nodeid, newvalues) {
    newvalues.severity = newvalues.severity ?: db.severity.lookup('normal')
}

def init(db) {
    if (db.config.detectors.getBoolean('OPTIONAL_SEVERITYAUDITOR', false)) db.bug.audit('create', init_severity)
}
