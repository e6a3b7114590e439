// What a new tracker contains.

db.user.create(username: 'admin', password: adminpw, address: admin_email, roles: 'Admin')
db.user.create(username: 'anonymous', roles: 'Anonymous')
