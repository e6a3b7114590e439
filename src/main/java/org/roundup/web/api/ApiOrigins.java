package org.roundup.web.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.Option;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.tracker.config.option.WebOptions.Enforcement;
import org.roundup.web.visit.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells by its headers whether a call may have been caused by a page of somebody else. */
public final class ApiOrigins {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.web.csrf");
    private static final Set<String> UNSAFE = Set.of("POST", "PUT", "DELETE", "PATCH");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String ANY = "*";

    private final TrackerConfig config;
    private final String base;
    private final List<String> allowed;

    public ApiOrigins(TrackerConfig config) {
        this.config = config;
        this.base = config.get(TrackerOptions.WEB);
        this.allowed = config.get(WebOptions.ALLOWED_API_ORIGINS);
    }

    /** Whether pages from there may call at all. */
    public boolean isAllowed(String origin) {
        return isTrusted(origin) || allowsAll();
    }

    /** Whether pages from there may call with the user's cookies. */
    public boolean isTrusted(String origin) {
        return base.startsWith(origin + "/") || (!origin.equals(ANY) && allowed.contains(origin));
    }

    private boolean allowsAll() {
        return !allowed.isEmpty() && allowed.get(0).equals(ANY);
    }

    /** What is wrong with the header {@code Origin} of a REST call; nothing if it may go on. */
    public Optional<String> originProblem(Request request) {
        String origin = request.header("origin");
        if (origin == null) {
            return SAFE.contains(request.method()) ? Optional.empty() : Optional.of("Required Header Missing");
        }
        return isAllowed(origin) ? Optional.empty() : Optional.of("Client is not allowed to use Rest Interface.");
    }

    /** Whether the method is one of those that change something and are known. */
    public static boolean isUnsafe(Request request) {
        return UNSAFE.contains(request.method());
    }

    /** What is wrong with the headers of a call that changes something; nothing if it may go on. */
    public Optional<String> problem(Request request) {
        return config.get(WebOptions.USE_TOKENLESS_CSRF_PROTECTION) ? tokenless(request) : byHeaders(request);
    }

    private Optional<String> tokenless(Request request) {
        String origin = request.header("origin");
        if (origin != null && isTrusted(origin)) {
            return Optional.empty();
        }
        String site = request.header("sec-fetch-site");
        boolean passes;
        if (site != null) {
            passes = site.equals("same-origin") || site.equals("none");
        } else {
            passes = origin == null || origin.endsWith("://" + request.header("host"));
        }
        return passes ? Optional.empty() : Optional.of("Unable to authorize request");
    }

    private Optional<String> byHeaders(Request request) {
        return missing(request).or(() -> {
            Comparison comparison = new Comparison(request);
            return comparison.run().or(() -> {
                if (comparison.passed < config.get(WebOptions.CSRF_HEADER_MIN_COUNT)) {
                    return Optional.of("Unable to verify sufficient headers");
                }
                boolean needed = isStrict(config.get(WebOptions.CSRF_ENFORCE_HEADER_X_REQUESTED_WITH));
                return needed && request.header("x-requested-with") == null
                        ? Optional.of("Required Header Missing")
                        : Optional.empty();
            });
        });
    }

    private static boolean isStrict(Enforcement enforcement) {
        return enforcement == Enforcement.YES || enforcement == Enforcement.REQUIRED;
    }

    private Optional<String> missing(Request request) {
        return missing(request, "ORIGIN", WebOptions.CSRF_ENFORCE_HEADER_ORIGIN)
                .or(() -> missing(request, "REFERER", WebOptions.CSRF_ENFORCE_HEADER_REFERER))
                .or(() -> missing(request, "X-FORWARDED-HOST", WebOptions.CSRF_ENFORCE_HEADER_X_FORWARDED_HOST))
                .or(() -> missing(request, "HOST", WebOptions.CSRF_ENFORCE_HEADER_HOST));
    }

    private Optional<String> missing(Request request, String name, Option<Enforcement> option) {
        boolean absent = request.header(name.toLowerCase(java.util.Locale.ROOT)) == null;
        return absent && config.get(option) == Enforcement.REQUIRED
                ? Optional.of("Missing header: " + name)
                : Optional.empty();
    }

    /** Compares the headers of one call with the tracker's address. */
    private final class Comparison {

        private final Request request;
        private int passed;

        Comparison(Request request) {
            this.request = request;
        }

        Optional<String> run() {
            return one("referer", "Referer: ", WebOptions.CSRF_ENFORCE_HEADER_REFERER, this::isReferer)
                    .or(() ->
                            one("origin", "Origin ", WebOptions.CSRF_ENFORCE_HEADER_ORIGIN, ApiOrigins.this::isAllowed))
                    .or(() -> request.header("x-forwarded-host") != null
                            ? one(
                                    "x-forwarded-host",
                                    "X-FORWARDED-HOST ",
                                    WebOptions.CSRF_ENFORCE_HEADER_X_FORWARDED_HOST,
                                    this::isHost)
                            : one("host", "HOST ", WebOptions.CSRF_ENFORCE_HEADER_HOST, this::isHost));
        }

        private Optional<String> one(String header, String name, Option<Enforcement> option, Predicate<String> test) {
            String value = request.header(header);
            Enforcement enforcement = config.get(option);
            if (value == null || enforcement == Enforcement.NO) {
                return Optional.empty();
            }
            if (test.test(value)) {
                passed++;
                return Optional.empty();
            }
            if (enforcement == Enforcement.LOGFAILURE) {
                LOG.warn("accepted a call with an unexpected header {}", header);
                return Optional.empty();
            }
            return Optional.of("Invalid " + name + value);
        }

        private boolean isReferer(String value) {
            int path = value.indexOf('/', value.indexOf("://") + 3);
            String site = path < 0 ? value : value.substring(0, path);
            return isAllowed(site);
        }

        private boolean isHost(String value) {
            return value.equals(URI.create(base).getRawAuthority());
        }
    }
}
