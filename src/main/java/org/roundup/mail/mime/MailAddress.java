package org.roundup.mail.mime;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address with the name of the person.
 *
 * @param name decoded, may be empty
 * @param address as it is written, such as {@code alice@example.org}; may lack a domain
 */
public record MailAddress(String name, String address) {

    private static final Pattern IN_BRACKETS = Pattern.compile("([^<>]{0,1000})<([^<>\\s]{1,500})>");
    private static final int LONGEST_HEADER = 100_000;

    /** The addresses of a header, in order. One that cannot be parsed is searched for addresses in angle brackets. */
    public static List<MailAddress> parse(String raw) {
        List<MailAddress> found = new ArrayList<>();
        String header = raw.length() > LONGEST_HEADER ? raw.substring(0, LONGEST_HEADER) : raw;
        try {
            for (InternetAddress each : InternetAddress.parseHeader(header, false)) {
                add(found, each);
            }
        } catch (AddressException broken) {
            Matcher matcher = IN_BRACKETS.matcher(header);
            while (matcher.find()) {
                found.add(new MailAddress(name(matcher.group(1)), matcher.group(2)));
            }
        }
        return found;
    }

    private static void add(List<MailAddress> found, InternetAddress each) throws AddressException {
        if (each.isGroup()) {
            InternetAddress[] members = each.getGroup(false);
            for (InternetAddress member : members == null ? new InternetAddress[0] : members) {
                add(found, member);
            }
        } else if (each.getAddress() != null && !each.getAddress().isBlank()) {
            String personal = encodedName(each);
            found.add(new MailAddress(
                    personal, HeaderText.decode(each.getAddress()).strip()));
        }
    }

    /** The library decodes names more strictly than we do: it is asked for what it was given. */
    private static String encodedName(InternetAddress each) {
        String written = each.toString();
        int bracket = written.lastIndexOf('<');
        return bracket <= 0 ? name(each.getPersonal()) : name(written.substring(0, bracket));
    }

    private static String name(String raw) {
        if (raw == null) {
            return "";
        }
        String name = HeaderText.decode(raw).strip();
        boolean quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name;
    }

    /** Whether this is the given address, without regard to case. */
    public boolean is(String other) {
        return address.equalsIgnoreCase(other);
    }
}
