// roundup-admin -i HOME run copy-users.groovy OTHER_HOME [--really]
// Copies the users of another tracker that this one does not have, with their passwords but not their roles.

import java.nio.file.Path
import org.roundup.tracker.Tracker

def really = args.contains('--really')
def other = Tracker.open('other', Path.of(args[0]))
def known = db.user.list().collect { db.user.get(it, 'username') } as Set
def properties = ['username', 'password', 'address', 'realname', 'organisation', 'phone', 'alternate_addresses', 'timezone']

def users = other.open('admin')
try {
    def theirs = users.getclass('user')
    def shared = properties.findAll { theirs.definition().has(it) && db.user.getprops().containsKey(it) }
    theirs.list().findAll { !(theirs.get(it, 'username') in known) }.each { id ->
        println "${really ? 'Copied' : 'Would copy'} ${theirs.get(id, 'username')}"
        if (really) {
            db.user.create(shared.collectEntries { [it, theirs.get(id, it)] }.findAll { it.value != null } + [roles: 'User'])
        }
    }
} finally {
    users.close()
    other.close()
}
if (really) {
    db.commit()
}
