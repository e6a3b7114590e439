// What the tracker keeps, and who may do what with it.
//
// Every class has, besides its own properties: id, creation, activity, creator, actor.
// A FileClass also has content and type; an IssueClass has title, messages, files, nosy and superseder.

priority = Class('priority', name: String(), order: Number())
priority.setkey('name')

status = Class('status', name: String(), order: Number())
status.setkey('name')

keyword = Class('keyword', name: String())
keyword.setkey('name')

// saved searches
query = Class('query', klass: String(), name: String(), url: String(), private_for: Link('user'))

user = Class('user',
        username: String(),
        password: Password(),
        address: String(),
        realname: String(),
        phone: String(),
        organisation: String(),
        alternate_addresses: String(),  // one address in a line
        queries: Multilink('query'),
        roles: String(),                // separated by commas
        timezone: String())
user.setkey('username')

msg = FileClass('msg',
        author: Link('user', do_journal: 'no'),
        recipients: Multilink('user', do_journal: 'no'),
        date: Date(),
        summary: String(),
        files: Multilink('file'),
        messageid: String(),
        inreplyto: String())

file = FileClass('file', name: String())

issue = IssueClass('issue',
        assignedto: Link('user'),
        keyword: Multilink('keyword'),
        priority: Link('priority'),
        status: Link('status'))

// Registered users

['Web Access', 'Email Access', 'Rest Access', 'Xmlrpc Access'].each {
    db.security.addPermissionToRole 'User', it
}
for (cl in ['issue', 'file', 'msg', 'keyword']) {
    for (permission in ['View', 'Edit', 'Create']) {
        db.security.addPermissionToRole 'User', permission, cl
    }
}
for (cl in ['priority', 'status']) {
    db.security.addPermissionToRole 'User', 'View', cl
}

p = db.security.addPermission(name: 'View', klass: 'user',
        properties: ['id', 'organisation', 'phone', 'realname', 'timezone', 'username'],
        description: 'User may see who is registered, without their addresses')
db.security.addPermissionToRole 'User', p

// A check decides for one item; the filter beside it says the same of many, to the database.

def own_record(db, userid, itemid) { userid == itemid }
def own_records(db, userid, klass) { [[filterspec: [id: userid]]] }

p = db.security.addPermission(name: 'View', klass: 'user', check: own_record, filter: own_records,
        description: 'User may see everything about themselves')
db.security.addPermissionToRole 'User', p
p = db.security.addPermission(name: 'Edit', klass: 'user', check: own_record, filter: own_records,
        properties: ['username', 'password', 'address', 'realname', 'phone', 'organisation',
                     'alternate_addresses', 'queries', 'timezone'],
        description: 'User may change their own details, but not their roles')
db.security.addPermissionToRole 'User', p

// Saved searches: everybody sees public ones, and may do everything with their own.

def view_query(db, userid, itemid) { db.query.get(itemid, 'private_for') in [null, userid] }
def visible_queries(db, userid, klass) { [[filterspec: [private_for: ['-1', userid]]]] }
def own_query(db, userid, itemid) { db.query.get(itemid, 'creator') == userid }
def own_queries(db, userid, klass) { [[filterspec: [creator: userid]]] }

p = db.security.addPermission(name: 'View', klass: 'query', check: view_query, filter: visible_queries,
        description: 'User may see public queries and their own')
db.security.addPermissionToRole 'User', p
p = db.security.addPermission(name: 'Search', klass: 'query')
db.security.addPermissionToRole 'User', p
for (permission in ['Edit', 'Retire', 'Restore']) {
    p = db.security.addPermission(name: permission, klass: 'query', check: own_query, filter: own_queries,
            description: "User may ${permission.toLowerCase()} their own queries")
    db.security.addPermissionToRole 'User', p
}
db.security.addPermissionToRole 'User', 'Create', 'query'

// Visitors who are not logged in. Let them use mail too (Email Access), and everybody who writes becomes a user.

db.security.addPermission(name: 'Register', klass: 'user', description: 'User may register')
db.security.addPermissionToRole 'Anonymous', 'Web Access'
db.security.addPermissionToRole 'Anonymous', 'Register', 'user'
for (cl in ['issue', 'file', 'msg', 'keyword', 'priority', 'status']) {
    db.security.addPermissionToRole 'Anonymous', 'View', cl
}

// For "Show Unassigned". It lets visitors find out user names: remove it where these are secret.
p = db.security.addPermission(name: 'Search', klass: 'user')
db.security.addPermissionToRole 'Anonymous', p
