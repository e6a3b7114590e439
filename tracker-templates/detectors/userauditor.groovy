// Checks what people write into user records.

import groovy.transform.Field

@Field static final USERNAME = ~/(?i)[a-z0-9_@!%.+-]+/
@Field static final LETTER = /[\p{L}\p{M}\p{N}]/
@Field static final ATOM = /[\p{L}\p{M}\p{N}!#$%&'*+\/=?^_`{|}~-]+/
@Field static final LABEL = "${LETTER}(?:[\\p{L}\\p{M}\\p{N}-]*${LETTER})?"
@Field static final LOCAL_ADDRESS = ~"${ATOM}(?:\\.${ATOM})*"
@Field static final ADDRESS = ~"(?i)${LOCAL_ADDRESS}@(?:localhost|${LABEL}(?:\\.${LABEL})+)"

def audit_user_fields(db, cl, nodeid, newvalues) {
    if (newvalues.containsKey('username') && !((newvalues.username ?: '') ==~ USERNAME)) {
        throw new ValueError('Username/Login Name must consist only of the letters a-z (any case), digits 0-9' +
                ' and the symbols: @._-!+%')
    }
    addresses(newvalues).each { check_address(db, nodeid, it) }
    newvalues.roles?.split(',')*.trim()*.toLowerCase()?.each { role ->
        if (role && !db.security.role.containsKey(role)) {
            throw new ValueError("Role \"$role\" does not exist")
        }
    }
    if (newvalues.timezone) check_timezone(newvalues.timezone)
}

def addresses(newvalues) {
    ([newvalues.address] + (newvalues.alternate_addresses ?: '').readLines()).findAll { it?.trim() }
}

def check_address(db, nodeid, address) {
    if (!(address ==~ (address.contains('@') ? ADDRESS : LOCAL_ADDRESS))) {
        throw new ValueError("Email address syntax is invalid \"$address\"")
    }
    def others = db.user.filter(null, [alternate_addresses: address]).findAll { id ->
        db.user.get(id, 'alternate_addresses').readLines().any { it.strip().equalsIgnoreCase(address) }
    }
    if ((db.user.stringFind(address: address) + others).any { it != nodeid }) {
        throw new ValueError("Email address $address already in use")
    }
}

def check_timezone(timezone) {
    try {
        TimeZones.parse(timezone)
    } catch (UnknownName ignored) {
        throw new ValueError("Timezone \"$timezone\" " +
                (timezone ==~ /[+-]?\d+/ ? 'exceeds valid range [-23...23]' : 'does not exist'))
    }
}

def init(db) {
    db.user.audit('create', audit_user_fields)
    db.user.audit('set', audit_user_fields)
}
