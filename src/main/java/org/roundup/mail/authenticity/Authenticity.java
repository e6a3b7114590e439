package org.roundup.mail.authenticity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.roundup.mail.authenticity.AuthenticationResults.Result;
import org.roundup.mail.mime.IncomingMail;
import org.roundup.mail.mime.MailAddress;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MailgwOptions;

/**
 * Decides whether a mail is proved to come from its sender. Only the topmost headers of the servers that the configuration
 * names count, as many as it says they write; what stands further down may have come with the mail.
 */
public final class Authenticity {

    private static final String HEADER = "Authentication-Results";

    private final Set<String> servers;
    private final long headers;

    public Authenticity(TrackerConfig config) {
        this.servers = config.get(MailgwOptions.AUTHSERV_IDS).stream()
                .map(Authenticity::lower)
                .collect(Collectors.toUnmodifiableSet());
        this.headers = config.get(MailgwOptions.AUTHSERV_HEADERS);
    }

    /** Whether the servers say that a mail comes from an address. */
    public boolean proves(IncomingMail mail, MailAddress sender) {
        String address = lower(sender.address());
        int at = address.lastIndexOf('@');
        if (at < 0 || mail.addresses("From").size() > 1) {
            return false;
        }
        String domain = address.substring(at + 1);
        return trusted(mail).stream().anyMatch(result -> proves(result, address, domain));
    }

    private List<Result> trusted(IncomingMail mail) {
        return mail.rawHeaders(HEADER).stream()
                .map(AuthenticationResults::parse)
                .flatMap(Optional::stream)
                .filter(header -> servers.contains(header.server()))
                .limit(headers)
                .flatMap(header -> header.results().stream())
                .toList();
    }

    private static boolean proves(Result result, String address, String domain) {
        if (!result.value().equals("pass")) {
            return false;
        }
        return switch (result.method()) {
            case "dmarc" -> domain.equals(domainOf(result, "header.from"));
            case "dkim" -> covers(domainOf(result, "header.d"), domain) || covers(domainOf(result, "header.i"), domain);
            case "spf" -> domain.equals(domainOf(result, "smtp.mailfrom"));
            case "auth" -> address.equals(lower(result.properties().getOrDefault("smtp.auth", "")));
            default -> false;
        };
    }

    /** A signature of a domain speaks for the domains below it, unless that is a top level domain. */
    private static boolean covers(String signing, String domain) {
        return signing.equals(domain) || (signing.indexOf('.') > 0 && domain.endsWith("." + signing));
    }

    private static String domainOf(Result result, String property) {
        String value = lower(result.properties().getOrDefault(property, ""));
        return value.substring(value.lastIndexOf('@') + 1);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
