// roundup-admin -i HOME run reminder.groovy [--send]
// Mails each user the list of open issues that are assigned to him or her; without --send it only prints them.

def send = args.contains('--send')
def resolved = db.status.lookup('resolved')

db.user.list().each { user ->
    def open = db.issue.filter(null, [assignedto: user], [['+', 'priority']])
            .findAll { db.issue.get(it, 'status') != resolved }
    def address = db.user.get(user, 'address')
    if (!open || !address) {
        return
    }
    def lines = open.collect { "issue$it: ${db.issue.get(it, 'title')}\n  ${db.config['TRACKER_WEB']}issue$it" }
    def text = "These issues wait for you:\n\n${lines.join('\n')}\n"
    if (send) {
        db.sendmail(address, "${open.size()} open issues", text)
    } else {
        println "To: $address\n$text"
    }
}
if (send) {
    db.commit()
}
