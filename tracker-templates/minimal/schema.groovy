// What the tracker keeps, and who may do what with it.
//
// Every class has, besides its own properties: id, creation, activity, creator, actor.

user = Class('user',
        username: String(),
        password: Password(),
        address: String(),
        alternate_addresses: String(),  // one address in a line
        roles: String())                // separated by commas
user.setkey('username')

// Registered users

['Web Access', 'Email Access', 'Rest Access', 'Xmlrpc Access'].each {
    db.security.addPermissionToRole 'User', it
}

p = db.security.addPermission(name: 'View', klass: 'user', properties: ['id', 'username'],
        description: 'User may see who is registered')
db.security.addPermissionToRole 'User', p

def own_record(db, userid, itemid) { userid == itemid }
def own_records(db, userid, klass) { [[filterspec: [id: userid]]] }

p = db.security.addPermission(name: 'View', klass: 'user', check: own_record, filter: own_records,
        description: 'User may see everything about themselves')
db.security.addPermissionToRole 'User', p
p = db.security.addPermission(name: 'Edit', klass: 'user', check: own_record, filter: own_records,
        properties: ['username', 'password', 'address', 'alternate_addresses'],
        description: 'User may change their own details, but not their roles')
db.security.addPermissionToRole 'User', p

// Visitors who are not logged in. Who may send mail without being known is registered by it.

db.security.addPermission(name: 'Register', klass: 'user', description: 'User may register')
db.security.addPermissionToRole 'Anonymous', 'Web Access'
db.security.addPermissionToRole 'Anonymous', 'Email Access'
db.security.addPermissionToRole 'Anonymous', 'Register', 'user'
