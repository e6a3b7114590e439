// Tells IRC channels of new messages, by way of the daemon irkerd. If the daemon is away, the log says so.
//
// In detectors/config.ini, with the last two only if the daemon is elsewhere:
//
//   [irker]
//   channels = irc://irc.example.org/tracker, irc://irc.example.org/watch
//   host = localhost
//   port = 6659

import groovy.transform.Field
import jakarta.json.Json

@Field static final LONGEST = 120
@Field static final MILLIS = 1000
@Field static final BOLD = '\u0002'
@Field static final GREEN = '\u000303'
@Field static final TEAL = '\u000310'
@Field static final PLAIN = '\u000f'

def notify_irker(db, cl, nodeid, oldvalues) {
    def added = cl.get(nodeid, 'messages') - (oldvalues?.messages ?: [])
    if (!added) return

    def log = (state(db, cl, nodeid, oldvalues) + added.collect { db.msg.get(it, 'content') }.join()).toString()
    if (log.length() > LONGEST) log = log[0..<LONGEST - 3] + '...'
    log = log.replaceAll(/\s+/, ' ')

    def author = db.user.get(db.getuid(), 'username')
    def title = cl.get(nodeid, 'title')
    def url = "${db.config['TRACKER_WEB']}${cl.classname}$nodeid"
    def text = "$GREEN$author$PLAIN $TEAL#$nodeid$PLAIN/$title$BOLD:$BOLD $log $url".toString()
    def channels = Json.createArrayBuilder(db.config.detectors['IRKER_CHANNELS'].split(',')*.trim())
    def line = Json.createObjectBuilder().add('to', channels).add('privmsg', text).build().toString()
    def host = db.config.detectors.get('IRKER_HOST', 'localhost')
    def port = db.config.detectors.getInt('IRKER_PORT', 6659) as int
    db.after_commit { send(host, port, line) }
}

def state(db, cl, nodeid, oldvalues) {
    def now = cl.get(nodeid, 'status')
    if (!oldvalues) return '[new] '
    now == oldvalues.status || !now ? '' : "[${db.status.get(now, 'name')}] "
}

def send(host, port, line) {
    new Socket().withCloseable { socket ->
        socket.connect(new InetSocketAddress(host, port), MILLIS)
        socket.outputStream.write((line + '\n').getBytes('UTF-8'))
    }
}

def init(db) {
    db.issue.react('create', notify_irker)
    db.issue.react('set', notify_irker)
}
