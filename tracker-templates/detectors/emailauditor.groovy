// Stores mails that are attached to mails under names ending in .mht, which more browsers open than .eml.

def eml_to_mht(db, cl, nodeid, newvalues) {
    if (newvalues.type?.toLowerCase() != 'message/rfc822') return
    newvalues.name = newvalues.name ? newvalues.name.replaceFirst(/\.eml$/, '') + '.mht' : 'email.mht'
}

def init(db) {
    db.file.audit('create', eml_to_mht)
}
