package org.roundup.webhook;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.roundup.tracker.config.option.AddressRange;

/**
 * Which addresses may be connected to. Addresses that are special (private, loopback, link-local, of documentation,
 * multicast, and those in which IPv6 hides an IPv4 address) may not, unless the administrator allows them.
 */
final class AddressGuard {

    private static final List<AddressRange> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3")
            .map(AddressRange::parse)
            .toList();

    /** Of IPv6 only what is given out to the public is not special; and of that not what leads to IPv4 or nowhere. */
    private static final AddressRange PUBLIC_V6 = AddressRange.parse("2000::/3");

    private static final List<AddressRange> SPECIAL_V6 = Stream.of("2001::/23", "2001:db8::/32", "2002::/16")
            .map(AddressRange::parse)
            .toList();

    private final List<AddressRange> allowed;

    /** @param allowed what may be connected to although it is special */
    AddressGuard(List<AddressRange> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** Whether a connection may be made. */
    boolean allows(InetAddress address) {
        return isIn(allowed, address) || !isSpecial(address);
    }

    private static boolean isSpecial(InetAddress address) {
        boolean isV4 = address.getAddress().length == 4;
        return isV4 ? isIn(SPECIAL, address) : !PUBLIC_V6.contains(address) || isIn(SPECIAL_V6, address);
    }

    private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
