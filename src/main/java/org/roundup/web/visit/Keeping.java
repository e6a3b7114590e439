package org.roundup.web.visit;

/**
 * Whether a page may be shown again to the same user. A template allows it if the page depends on nothing but items,
 * user, address and language; whatever it uses beyond them forbids it, and a refusal is final.
 */
public final class Keeping {

    private boolean allowed;
    private boolean refused;

    /** Allows it, unless something refuses. */
    public void allow() {
        allowed = true;
    }

    /** Refuses it: the page depends on something of which a kept page would not notice a change. */
    public void refuse() {
        refused = true;
    }

    public boolean isAllowed() {
        return allowed && !refused;
    }
}
