package org.roundup.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host; the system's name service, or in tests one that lies. */
@FunctionalInterface
interface Resolver {

    InetAddress[] addresses(String host) throws UnknownHostException;
}
