package org.roundup.xmlrpc;

import java.util.List;

/**
 * A method.
 *
 * @param help what it does
 * @param signature types: of the result, then of the arguments
 * @param fewest number of arguments at least
 * @param most number of arguments at most
 */
record Method(String help, List<String> signature, int fewest, int most, Body body) {

    /** What the method does. */
    interface Body {
        Object call(Session session, Arguments arguments);
    }

    static final int ANY = Integer.MAX_VALUE;
}
