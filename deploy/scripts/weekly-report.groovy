// roundup-admin -i HOME run weekly-report.groovy [PERIOD]
// Prints the issues that were made and those that were resolved within a period, one week (7d) unless named.

def period = args ? args[0] : '7d'

def list = { heading, conditions, order ->
    def ids = db.issue.filter(null, conditions, [['+', order]])
    println "$heading: ${ids.size()}"
    ids.each { id ->
        def creator = db.user.get(db.issue.get(id, 'creator'), 'username')
        println "  issue$id: ${db.issue.get(id, 'title')} ($creator)"
    }
}

list("Made within $period", [creation: "from -$period"], 'creation')
list("Resolved within $period", ['status.name': 'resolved', activity: "from -$period"], 'activity')
