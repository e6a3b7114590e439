// Tells the dispatcher ([main] dispatcher_email) of new items of all classes. Passwords are never told.

def newitemcopy(db, cl, nodeid, oldvalues) {
    def dispatcher = db.config['DISPATCHER_EMAIL']
    if (!dispatcher) return

    def messages = cl.getprops().containsKey('messages') ? cl.get(nodeid, 'messages') : []
    messages.each { msgid ->
        cl.nosymessage(nodeid, msgid, null, whichnosy: '', cc_emails: [dispatcher])
    }
    if (!messages) db.sendmail(dispatcher, "New ${cl.classname}$nodeid", note(db, cl, nodeid))
}

def note(db, cl, nodeid) {
    def lines = cl.getprops().sort().findResults { name, property ->
        def untold = property.kind().name() == 'PASSWORD' || name in ['content', 'creation', 'activity', 'creator', 'actor', 'id']
        def value = untold ? null : text(db, property, cl.get(nodeid, name))
        value ? "$name: ${value.contains('\n') ? '\n' + value.readLines().collect { '  ' + it }.join('\n') : value}" : null
    }
    (['', '----------'] + lines).join('\n')
}

def text(db, property, value) {
    if (value instanceof Collection) return value.collect { label(db, property, it) }.sort().join(', ')
    value == null ? null : property.link ? label(db, property, value) : value.toString()
}

def label(db, property, id) {
    def target = db.getclass(property.reference().target())
    (target.get(id, target.labelprop()) ?: id).toString()
}

def init(db) {
    db.getclasses().each { db.getclass(it).react('create', newitemcopy) }
}
