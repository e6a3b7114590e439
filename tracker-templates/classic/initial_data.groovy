// What a new tracker contains.

['critical', 'urgent', 'bug', 'feature', 'wish'].eachWithIndex { name, i ->
    db.priority.create(name: name, order: i + 1)
}
['unread', 'deferred', 'chatting', 'need-eg', 'in-progress', 'testing', 'done-cbb', 'resolved'].eachWithIndex { name, i ->
    db.status.create(name: name, order: i + 1)
}

db.user.create(username: 'admin', password: adminpw, address: admin_email, roles: 'Admin')
db.user.create(username: 'anonymous', roles: 'Anonymous')
