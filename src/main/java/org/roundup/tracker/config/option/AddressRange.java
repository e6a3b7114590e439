package org.roundup.tracker.config.option;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * IP addresses that share their first bits, such as {@code 10.0.0.0/8} or {@code ::1}.
 *
 * @param network any address of the range
 * @param prefix number of bits that count
 */
public record AddressRange(InetAddress network, int prefix) {
    /** Only digits that cannot be taken for a host name, so that reading one never asks a name server. */
    private static final Pattern LITERAL =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|(?=.*:)[0-9a-f:.]{2,45}", Pattern.CASE_INSENSITIVE);

    /**
     * Reads {@code ADDRESS} or {@code ADDRESS/BITS}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        if (!LITERAL.matcher(literal).matches()) {
            throw new IllegalArgumentException("not an IP address: " + literal);
        }
        InetAddress address = address(literal);
        int bits = address.getAddress().length * 8;
        int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("not a number of bits from 0 to " + bits + ": " + prefix);
        }
        return new AddressRange(address, prefix);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException("not an IP address: " + literal, malformed);
        }
    }

    /** Tells whether an address lies in this range. IPv4 addresses never lie in ranges of IPv6. */
    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit += 8) {
            int mask = prefix - bit >= 8 ? 0xff : 0xff << (8 - (prefix - bit));
            if (((mine[bit / 8] ^ other[bit / 8]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        boolean single = prefix == network.getAddress().length * 8;
        return network.getHostAddress() + (single ? "" : "/" + prefix);
    }
}
