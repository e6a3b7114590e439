package org.roundup.web.text;

/** Makes mail addresses unreadable for programs that collect them. */
public final class MailMask {

    private MailMask() {}

    /** {@code a.b@c.d.org} becomes {@code a b at c d ...}; text with none or several {@code @} only loses its dots. */
    public static String mask(String address) {
        int at = address.indexOf('@');
        if (at < 0 || address.indexOf('@', at + 1) >= 0) {
            return at < 0 ? address.replace('.', ' ') : address;
        }
        String domain = address.substring(at + 1);
        int last = domain.lastIndexOf('.');
        String shown = last < 0 ? "" : domain.substring(0, last).replace('.', ' ');
        return address.substring(0, at).replace('.', ' ') + " at " + shown + " ...";
    }
}
