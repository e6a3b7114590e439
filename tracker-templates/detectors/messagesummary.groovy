// Gives messages a summary: the first sentence or line of what their author wrote.

def summarise(db, cl, nodeid, newvalues) {
    if (newvalues.content && !newvalues.containsKey('summary')) {
        newvalues.summary = parseContent(newvalues.content).summary
    }
}

def init(db) {
    db.msg.audit('create', summarise)
}
