// roundup-admin -i HOME run remove-spam.groovy USERNAME... [--really]
// Retires the messages and files that the named users have made, and takes them off their issues.

def really = args.contains('--really')
def names = args.findAll { it != '--really' }

names.each { name ->
    def user = db.user.lookup(name)
    [msg: 'messages', file: 'files'].each { kind, property ->
        db.getclass(kind).filter(null, [creator: user]).each { id ->
            println "${really ? 'Retired' : 'Would retire'} $kind$id of $name"
            if (really) {
                db.issue.find([(property): id]).each { issue ->
                    db.issue.set(issue, [(property): db.issue.get(issue, property) - [id]])
                }
                db.getclass(kind).retire(id)
            }
        }
    }
}
if (really) {
    db.commit()
}
