// What a new tracker contains.

def lists = [
    bug_type: ['crash', 'compile error', 'resource usage', 'security', 'behavior', 'rfe'],
    component: ['backend', 'frontend', 'documentation', 'specification'],
    version: ['devel', '1.0', '1.1', '1.2', '1.3', '1.4'],
    severity: ['critical', 'urgent', 'major', 'normal', 'minor'],
    priority: ['immediate', 'urgent', 'high', 'normal', 'low'],
    status: ['new', 'open', 'closed', 'pending'],
    resolution: ['accepted', 'duplicate', 'fixed', 'invalid', 'later', 'out of date', 'postponed', 'rejected',
                 'remind', 'wont fix', 'works for me'],
]
lists.each { className, names ->
    names.eachWithIndex { name, i -> db.getclass(className).create(name: name, order: i + 1) }
}
db.status.set(db.status.lookup('pending'), description: 'waits for an answer of the reporter')
db.keyword.create(name: 'patch', description: 'Has a patch')

db.user.create(username: 'admin', password: adminpw, address: admin_email, roles: 'Admin')
db.user.create(username: 'anonymous', roles: 'Anonymous')
// without passwords: nobody can log in as one of these before the administrator sets one
db.user.create(username: 'user', roles: 'User')
db.user.create(username: 'developer', roles: 'User, Developer')
db.user.create(username: 'coordinator', roles: 'User, Developer, Coordinator')
