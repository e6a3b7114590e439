// Lets only its creator close an issue: if somebody else sets it to resolved, it goes back to the creator to be confirmed.

def creator_resolution(db, cl, nodeid, newvalues) {
    if (!newvalues.status || newvalues.status != idOf(db, 'resolved')) return

    def creator = cl.get(nodeid, 'creator')
    def assignedto = newvalues.containsKey('assignedto') ? newvalues.assignedto : cl.get(nodeid, 'assignedto')
    if (assignedto == creator) {
        if (db.getuid() != creator) {
            throw new Reject("Only the creator (${db.user.get(creator, 'username')}) may close this issue")
        }
        return
    }
    newvalues.assignedto = creator
    newvalues.status = idOf(db, 'confirm-done') ?: db.status.lookup('in-progress')
}

def idOf(db, name) {
    try {
        db.status.lookup(name)
    } catch (NotFound ignored) {
        null
    }
}

def init(db) {
    db.issue.audit('set', creator_resolution)
}
