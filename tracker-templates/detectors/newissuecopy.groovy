// Sends the messages of new issues to an address, such as that of a team.
//
// In detectors/config.ini:
//
//   [newissuecopy]
//   address = team@team.host

def newissuecopy(db, cl, nodeid, oldvalues) {
    def team = [db.config.detectors['NEWISSUECOPY_ADDRESS']]
    cl.get(nodeid, 'messages').each { msgid ->
        cl.nosymessage(nodeid, msgid, null, whichnosy: '', cc_emails: team)
    }
}

def init(db) {
    db.issue.react('create', newissuecopy)
}
