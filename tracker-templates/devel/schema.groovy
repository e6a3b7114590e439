// What the tracker keeps, and who may do what with it.
//
// Every class has, besides its own properties: id, creation, activity, creator, actor.
// A FileClass also has content and type; an IssueClass has title, messages, files, nosy and superseder.

vcs_repo = Class('vcs_repo', name: String(), host: String(), path: String(), webview_url: String())
vcs_repo.setkey('name')

vcs_rev = Class('vcs_rev', repository: Link('vcs_repo'), revision: String())

component = Class('component',
        name: String(),
        description: String(),
        order: Number(),
        assign_to: Link('user'))
component.setkey('name')

for (name in ['version', 'severity', 'priority', 'status', 'resolution', 'bug_type', 'task_type']) {
    list = Class(name, name: String(), description: String(), order: Number())
    list.setkey('name')
}

keyword = Class('keyword', name: String(), description: String())
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
        timezone: String(),
        vcs_name: String())
user.setkey('username')

msg = FileClass('msg',
        author: Link('user', do_journal: 'no'),
        recipients: Multilink('user', do_journal: 'no'),
        date: Date(),
        summary: String(),
        files: Multilink('file'),
        messageid: String(),
        inreplyto: String(),
        revision: Link('vcs_rev'))

file = FileClass('file', name: String(), description: String(indexme: 'yes'))

patch = FileClass('patch',
        name: String(),
        description: String(indexme: 'yes'),
        repository: String(),
        revision: String())

bug = IssueClass('bug',
        type: Link('bug_type'),
        components: Multilink('component'),
        versions: Multilink('version'),
        severity: Link('severity'),
        priority: Link('priority'),
        dependencies: Multilink('bug'),
        assignee: Link('user'),
        status: Link('status'),
        resolution: Link('resolution'),
        superseder: Link('bug'),
        keywords: Multilink('keyword'),
        patches: Multilink('patch'))

task = IssueClass('task',
        type: Link('task_type'),
        components: Multilink('component'),
        priority: Link('priority'),
        dependencies: Multilink('task'),
        assignee: Multilink('user'),
        status: Link('status'),
        resolution: Link('resolution'),
        solves: Link('bug'))

milestone = IssueClass('milestone',
        bugs: Multilink('bug'),
        tasks: Multilink('task'),
        status: Link('status'),
        release_date: String())

// Roles. Users report bugs, developers work on them, coordinators plan.

db.security.addRole(name: 'Developer', description: 'Works on bugs and tasks')
db.security.addRole(name: 'Coordinator', description: 'Plans work and looks after users')

members = ['User', 'Developer', 'Coordinator']
lists = ['bug_type', 'severity', 'component', 'version', 'priority', 'status', 'resolution']

def grant(roles, permissions, classes) {
    for (role in roles) for (permission in permissions) for (cl in classes) {
        db.security.addPermissionToRole role, permission, cl
    }
}

// Defines a permission and gives it to roles.
def define(Map permission, roles) {
    def p = db.security.addPermission(permission)
    roles.each { db.security.addPermissionToRole it, p }
}

for (role in members) {
    ['Web Access', 'Email Access', 'Rest Access', 'Xmlrpc Access'].each {
        db.security.addPermissionToRole role, it
    }
}

// Users

visible = lists + ['bug', 'task_type', 'task', 'milestone', 'keyword', 'file', 'msg']
grant(['User'], ['View'], visible)
grant(['User'], ['Create'], lists + ['bug', 'file', 'msg'])
grant(['User'], ['Create'], ['vcs_rev'])
grant(['User'], ['View'], ['vcs_repo'])

def own_file(db, userid, itemid) { db.file.get(itemid, 'creator') == userid }
def created(db, userid, klass) { [[filterspec: [creator: userid]]] }

define(['User'], name: 'Edit', klass: 'file', check: own_file, filter: created,
        description: 'User may change files that they have added')

for (permission in ['Create', 'Edit']) {
    define(['User'], name: permission, klass: 'bug',
            properties: ['title', 'type', 'components', 'versions', 'severity', 'messages', 'files', 'nosy'],
            description: 'User may report and discuss bugs')
}

// Developers

grant(['Developer'], ['View'], lists + ['bug', 'file', 'msg', 'keyword'])
grant(['Developer'], ['Edit', 'Create'], ['bug', 'file', 'msg', 'keyword'])
for (permission in ['Create', 'Edit']) {
    define(['Developer'], name: permission, klass: 'task',
            properties: ['title', 'type', 'components', 'messages', 'files', 'nosy'],
            description: 'Developer may write and discuss tasks')
}

// Coordinators

grant(['Coordinator'], ['View', 'Edit', 'Create'], lists + ['task_type', 'bug', 'task', 'file', 'msg'])
grant(['Coordinator'], ['Edit', 'Create'], ['milestone'])
grant(['Coordinator'], ['View', 'Edit'], ['user'])
db.security.addPermissionToRole 'Coordinator', 'Web Roles'

// User records

define(['User', 'Developer'], name: 'View', klass: 'user',
        properties: ['id', 'organisation', 'phone', 'realname', 'timezone', 'username', 'vcs_name'],
        description: 'User may see who is registered, without their addresses')

// A check decides for one item; the filter beside it says the same of many, to the database.

def own_record(db, userid, itemid) { userid == itemid }
def own_records(db, userid, klass) { [[filterspec: [id: userid]]] }

define(members, name: 'View', klass: 'user', check: own_record, filter: own_records,
        description: 'User may see everything about themselves')
define(['User', 'Developer'], name: 'Edit', klass: 'user', check: own_record, filter: own_records,
        properties: ['username', 'password', 'address', 'realname', 'phone', 'organisation',
                     'alternate_addresses', 'queries', 'timezone'],
        description: 'User may change their own details, but not their roles')

// Saved searches: everybody sees public ones, and may do everything with their own.

def view_query(db, userid, itemid) { db.query.get(itemid, 'private_for') in [null, userid] }
def visible_queries(db, userid, klass) { [[filterspec: [private_for: ['-1', userid]]]] }
def own_query(db, userid, itemid) { db.query.get(itemid, 'creator') == userid }

define(members, name: 'View', klass: 'query', check: view_query, filter: visible_queries,
        description: 'User may see public queries and their own')
define(members, name: 'Search', klass: 'query')
for (permission in ['Edit', 'Retire', 'Restore']) {
    define(members, name: permission, klass: 'query', check: own_query, filter: created,
            description: "User may ${permission.toLowerCase()} their own queries")
}
grant(members, ['Create'], ['query'])

// Visitors who are not logged in. Let them use mail too (Email Access), and everybody who writes becomes a user.

db.security.addPermission(name: 'Register', klass: 'user', description: 'User may register')
db.security.addPermissionToRole 'Anonymous', 'Web Access'
db.security.addPermissionToRole 'Anonymous', 'Register', 'user'
grant(['Anonymous'], ['View'], visible)

// For "Show Unassigned". It lets visitors find out user names: remove it where these are secret.
define(['Anonymous'], name: 'Search', klass: 'user')
