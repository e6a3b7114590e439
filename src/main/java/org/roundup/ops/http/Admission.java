package org.roundup.ops.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.option.AddressRange;
import org.roundup.tracker.config.option.InvalidValue;
import org.roundup.tracker.config.option.ValueContext;
import org.roundup.tracker.config.option.ValueType;
import org.roundup.tracker.config.option.ValueTypes;

/**
 * Who may see metrics and the condition of each tracker: who calls from certain addresses, and who knows the token. What
 * comes through a proxy comes from nowhere.
 */
final class Admission {

    /** The addresses that count where none are set. */
    static final String LOOPBACK = "127.0.0.0/8 ::1";

    private static final List<String> MARKS_OF_PROXIES = List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via");
    private static final String BEARER = "Bearer ";

    private final List<AddressRange> from;
    private final byte[] token;

    private Admission(List<AddressRange> from, Optional<String> token) {
        this.from = from;
        this.token = token.map(text -> text.getBytes(UTF_8)).orElse(null);
    }

    /**
     * Reads what is set.
     *
     * @param from addresses and ranges of them, separated by blanks or commas; {@code none} for no address
     * @throws ConfigurationError if they are no addresses
     */
    static Admission read(String from, Optional<String> token) {
        ValueType<List<AddressRange>> type = ValueTypes.addressRanges();
        try {
            String ranges = from.equals("none") ? "" : type.canonical(from);
            return new Admission(type.value(ranges, new ValueContext(Path.of(""), Optional.empty())), token);
        } catch (InvalidValue wrong) {
            throw new ConfigurationError("metrics.from: " + wrong.getMessage(), wrong);
        }
    }

    boolean admits(HttpServletRequest request) {
        return hasToken(request.getHeader("Authorization")) || comesFromNear(request);
    }

    private boolean hasToken(String authorization) {
        return token != null
                && authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        token, authorization.substring(BEARER.length()).strip().getBytes(UTF_8));
    }

    private boolean comesFromNear(HttpServletRequest request) {
        if (from.isEmpty() || MARKS_OF_PROXIES.stream().anyMatch(mark -> request.getHeader(mark) != null)) {
            return false;
        }
        try {
            InetAddress peer = InetAddress.getByName(request.getRemoteAddr());
            return from.stream().anyMatch(range -> range.contains(peer));
        } catch (UnknownHostException strange) {
            return false;
        }
    }
}
