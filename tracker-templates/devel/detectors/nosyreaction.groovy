// Keeps the list of people who want to know about an item, and tells them of new messages.

import groovy.transform.Field

@Field static final CLASSES = ['bug', 'task', 'milestone']

// Each message that an item gets is mailed to the people on its nosy list.
def nosyreaction(db, cl, nodeid, oldvalues) {
    (cl.get(nodeid, 'messages') - (oldvalues?.messages ?: [])).each { msgid ->
        cl.nosymessage(nodeid, msgid, oldvalues)
    }
}

// Whoever is assigned an item, writes about it or is written to joins the list.
def updatenosy(db, cl, nodeid, newvalues) {
    def before = newvalues.containsKey('nosy')
            ? (newvalues.nosy ?: []).findAll { db.hasnode('user', it) }
            : nodeid ? cl.get(nodeid, 'nosy') : []
    def nosy = before as LinkedHashSet
    nosy.addAll([newvalues.assignee].flatten())

    def old = nodeid ? cl.get(nodeid, 'messages') : []
    ((newvalues.messages ?: []) - old).each { msgid ->
        if (joins(db, 'ADD_AUTHOR_TO_NOSY', nodeid)) nosy << db.msg.get(msgid, 'author')
        if (joins(db, 'ADD_RECIPIENTS_TO_NOSY', nodeid)) nosy.addAll(db.msg.get(msgid, 'recipients'))
    }
    nosy.remove(null)
    if (nosy != before as Set) newvalues.nosy = nosy as List
}

// "new" means only with the message that makes the item.
def joins(db, option, nodeid) {
    db.config[option] in (nodeid ? ['yes'] : ['yes', 'new'])
}

def init(db) {
    CLASSES.each {
        def cl = db.getclass(it)
        cl.react('create', nosyreaction)
        cl.react('set', nosyreaction)
        cl.audit('create', updatenosy)
        cl.audit('set', updatenosy)
    }
}
