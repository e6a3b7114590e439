// Recognises patches. In force if config.ini says so.

import groovy.transform.Field

@Field static final PATCH = ~/.*\.(diff|patch)/
@Field static final SOURCE = ~/.*\.(diff|patch|py|java|groovy|c|h)/

def patches_text_plain(db, cl, nodeid, newvalues) {
    if (newvalues.name ==~ SOURCE) newvalues.type = 'text/plain'
}

def patches_keyword(db, cl, nodeid, newvalues) {
    def added = (newvalues.files ?: []) - (nodeid ? cl.get(nodeid, 'files') : [])
    if (!added.any { db.file.get(it, 'name') ==~ PATCH }) return

    def keywords = newvalues.keywords ?: (nodeid ? cl.get(nodeid, 'keywords') : [])
    newvalues.keywords = (keywords + db.keyword.lookup('patch')).unique()
}

def init(db) {
    if (!db.config.detectors.getBoolean('OPTIONAL_PATCHES', false)) return
    db.file.audit('create', patches_text_plain)
    db.bug.audit('create', patches_keyword)
    db.bug.audit('set', patches_keyword)
}
