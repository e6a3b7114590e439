// A menu of time zones for user pages.

import java.time.ZoneId
import org.roundup.web.html.Element

// The zones to choose from; the value of the property is chosen, or else the initial one.
def tzfield(prop, name, initial) {
    def value = prop.plain().toString() ?: initial
    if (value ==~ /[+-]?\d+/) value = zoneOfHours(value.toInteger())

    def menu = Element.of('select').with('name', name)
    ZoneId.availableZoneIds.toSorted().each { zone ->
        menu.add(Element.of('option').with('value', zone).flag('selected', zone == value).text(zone))
    }
    menu.markup()
}

// The sign in these names is the reverse of what one expects.
def zoneOfHours(hours) { "Etc/GMT${hours == 0 ? '' : hours > 0 ? "-$hours" : "+${-hours}"}".toString() }

def init(tracker) {
    tracker.registerUtil('tzfield', tzfield)
}
