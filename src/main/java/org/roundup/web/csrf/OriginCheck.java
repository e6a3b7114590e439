package org.roundup.web.csrf;

import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.Option;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.tracker.config.option.WebOptions.Enforcement;

/**
 * Checks by its headers that an unsafe request comes from a page of this tracker. Where the configuration asks for
 * protection without tokens, {@code Origin} and {@code Sec-Fetch-Site} decide; else Referer, Origin and host are
 * compared with the tracker's address as far as the configuration demands.
 */
public final class OriginCheck {

    private static final Logger LOG = Logger.getLogger("roundup.web.csrf");

    private final TrackerConfig config;
    private final String base;
    private final String origin;
    private final String authority;

    public OriginCheck(TrackerConfig config) {
        this.config = config;
        this.base = config.get(TrackerOptions.WEB);
        URI uri = URI.create(base);
        this.authority = uri.getRawAuthority();
        this.origin = uri.getScheme() + "://" + authority;
    }

    /** Whether tokens in forms are not needed. */
    public boolean isTokenless() {
        return config.get(WebOptions.USE_TOKENLESS_CSRF_PROTECTION);
    }

    /**
     * Refuses a request by its headers.
     *
     * @param header gives a header by its name in lower case, or null
     * @throws Forgery if the request may be forged
     */
    public void check(UnaryOperator<String> header) {
        String site = header.apply("sec-fetch-site");
        if (isTokenless()) {
            checkTokenless(header, site);
            return;
        }
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new Forgery("Unable to authorize request");
        }
        requirePresent("REFERER", WebOptions.CSRF_ENFORCE_HEADER_REFERER, header.apply("referer"));
        requirePresent("ORIGIN", WebOptions.CSRF_ENFORCE_HEADER_ORIGIN, header.apply("origin"));
        String forwarded = header.apply("x-forwarded-host");
        requirePresent("X-FORWARDED-HOST", WebOptions.CSRF_ENFORCE_HEADER_X_FORWARDED_HOST, forwarded);
        requirePresent("HOST", WebOptions.CSRF_ENFORCE_HEADER_HOST, header.apply("host"));
        int passed = compare(
                "Referer: ", WebOptions.CSRF_ENFORCE_HEADER_REFERER, header.apply("referer"), value -> (value + "/")
                        .startsWith(origin + "/"));
        passed += compare("Origin ", WebOptions.CSRF_ENFORCE_HEADER_ORIGIN, header.apply("origin"), origin::equals);
        passed += forwarded != null
                ? compare(
                        "X-FORWARDED-HOST ",
                        WebOptions.CSRF_ENFORCE_HEADER_X_FORWARDED_HOST,
                        forwarded,
                        authority::equals)
                : compare("HOST ", WebOptions.CSRF_ENFORCE_HEADER_HOST, header.apply("host"), authority::equals);
        if (passed < config.get(WebOptions.CSRF_HEADER_MIN_COUNT)) {
            throw new Forgery("Unable to verify sufficient headers");
        }
    }

    private void checkTokenless(UnaryOperator<String> header, String site) {
        String given = header.apply("origin");
        List<String> allowed = config.get(WebOptions.ALLOWED_API_ORIGINS);
        if (given != null && (given.equals(origin) || allowed.contains(given) && !given.equals("*"))) {
            return;
        }
        if (site != null) {
            if (site.equals("same-origin") || site.equals("none")) {
                return;
            }
            throw new Forgery("Unable to authorize request");
        }
        if (given != null && !given.endsWith("://" + header.apply("host"))) {
            throw new Forgery("Unable to authorize request");
        }
    }

    private void requirePresent(String name, Option<Enforcement> option, String value) {
        if (value == null && config.get(option) == Enforcement.REQUIRED) {
            throw new Forgery("Missing header: " + name);
        }
    }

    private int compare(
            String name, Option<Enforcement> option, String value, java.util.function.Predicate<String> passes) {
        Enforcement enforcement = config.get(option);
        if (value == null || enforcement == Enforcement.NO) {
            return 0;
        }
        if (passes.test(value)) {
            return 1;
        }
        if (enforcement == Enforcement.LOGFAILURE) {
            LOG.warning(() -> "accepted a request with invalid " + name + clean(value));
            return 0;
        }
        throw new Forgery("Invalid " + name + value);
    }

    private static String clean(String value) {
        return value.replaceAll("\\p{Cntrl}", "?");
    }
}
