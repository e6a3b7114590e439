// Keeps the status of issues in step with what happens to them.

// New issues are unread.
def presetunread(db, cl, nodeid, newvalues) {
    if (!newvalues.status) {
        def unread = idOf(db, 'unread')
        if (unread) newvalues.status = unread
    }
}

// A new message sets an issue that nobody works on to chatting.
def chatty(db, cl, nodeid, newvalues) {
    if (!newvalues.containsKey('messages') || newvalues.containsKey('status')) return
    if ((newvalues.messages ?: []) as Set == cl.get(nodeid, 'messages') as Set) return

    def chatting = idOf(db, 'chatting')
    def status = cl.get(nodeid, 'status')
    if (!chatting || !(status in ([null] + ['unread', 'resolved', 'done-cbb'].collect { idOf(db, it) }))) return

    def two = db.config.detectors.getBoolean('STATUSAUDITOR_CHATTING_REQUIRES_TWO_USERS', false)
    if (two && status && status == idOf(db, 'unread') && cl.get(nodeid, 'creator') == db.getuid()) return
    newvalues.status = chatting
}

def idOf(db, name) {
    try {
        db.status.lookup(name)
    } catch (NotFound ignored) {
        null
    }
}

def init(db) {
    db.issue.audit('create', presetunread)
    db.issue.audit('set', chatty)
}
