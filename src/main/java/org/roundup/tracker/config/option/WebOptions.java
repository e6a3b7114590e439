package org.roundup.tracker.config.option;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** Section web: pages, REST and XML-RPC. */
public final class WebOptions {
    static final OptionSection SECTION = new OptionSection("web", "");

    /** Values of the cookie attribute SameSite; with {@link #NONE} the attribute is not sent. */
    public enum SameSite {
        STRICT,
        LAX,
        NONE;

        private String spelling() {
            return name().charAt(0) + ChoiceType.lowerCase(this).substring(1);
        }
    }

    /** Severity at which failed REST requests are logged. */
    public enum RestLogging {
        NONE,
        DEBUG,
        INFO,
        WARNING,
        ERROR,
        CRITICAL
    }

    /** How a check against forged requests is applied. */
    public enum Enforcement {
        /** What is checked must be there and be right. */
        REQUIRED,
        /** What is checked must be right if it is there. */
        YES,
        /** A failure is logged only. */
        LOGFAILURE,
        /** There is no check. */
        NO
    }

    public static final Option<Boolean> ALLOW_HTML_FILE = SECTION.option("allow_html_file", ValueTypes.yesNo())
            .initially("no")
            .means("""
                    Whether browsers may show uploaded HTML files as pages. A malicious file could then
                    act in the name of whoever opens it: only for trackers whose users all trust each other.""");

    public static final Option<Boolean> HTTP_AUTH = SECTION.option("http_auth", ValueTypes.yesNo())
            .initially("yes")
            .means(
                    "Whether a login by the web server, or by HTTP Basic or Bearer, is accepted besides the login form.");

    public static final Option<String> HTTP_AUTH_HEADER =
            SECTION.option("http_auth_header", ValueTypes.text()).initially("").means("""
                    Request header in which a reverse proxy tells the name of the user whom it has
                    checked. It counts only if the proxy is one of trusted_proxies. Empty is the login of
                    the web server itself.""");

    public static final Option<List<AddressRange>> TRUSTED_PROXIES = SECTION.option(
                    "trusted_proxies", ValueTypes.addressRanges())
            .initially("127.0.0.0/8 ::1")
            .means("""
                    Machines whose word is taken for who the user is (http_auth_header) and for the
                    address, host and scheme that the browser used (X-Forwarded-...). Such headers from
                    elsewhere are ignored. Not known to Roundup itself.""");

    public static final Option<Boolean> CONTAINER_LOGIN = SECTION.option("container_login", ValueTypes.yesNo())
            .initially("no")
            .means("""
                    Whether the login form offers the login of the application server, which asks for it at
                    the address ../login/NAME and accepts what it is set up for. Whom it names and the
                    tracker does not know gets an account, if Anonymous may register. Programs may send the
                    server's passwords, too. Not known to Roundup itself.""");

    public static final Option<Long> REMEMBER_DAYS = SECTION.option("remember_days", ValueTypes.positive())
            .initially("365")
            .means("""
                    After how many days a login ends that the browser was asked to remember. Other logins
                    end after a week without use, and at the latest after this time, too. Not known to
                    Roundup itself.""");

    public static final Option<Boolean> DYNAMIC_COMPRESSION = SECTION.option("dynamic_compression", ValueTypes.yesNo())
            .initially("yes")
            .means("Whether responses are compressed for browsers that can read it.");

    public static final Option<Boolean> USE_PRECOMPRESSED_FILES = SECTION.option(
                    "use_precompressed_files", ValueTypes.yesNo())
            .initially("no")
            .means("Whether NAME.zstd, NAME.br or NAME.gzip beside a static file is sent instead of it.");

    public static final Option<Boolean> HTTP_AUTH_CONVERT_REALM_TO_LOWERCASE = SECTION.option(
                    "http_auth_convert_realm_to_lowercase", ValueTypes.yesNo())
            .initially("no")
            .means("Whether, of a login name user@REALM given by the web server, the realm is taken in lower case.");

    public static final Option<Boolean> COOKIE_TAKES_PRECEDENCE = SECTION.option(
                    "cookie_takes_precedence", ValueTypes.yesNo())
            .initially("no")
            .means(
                    "Whether the login form comes before a login by the web server, so that one can work as another user.");

    public static final Option<Long> LOGIN_ATTEMPTS_MIN = SECTION.option("login_attempts_min", ValueTypes.count())
            .initially("3")
            .means("How many logins may be tried for one user in a minute; 0 for any number.");

    public static final Option<Long> REGISTRATION_DELAY = SECTION.option("registration_delay", ValueTypes.count())
            .initially("4")
            .means(
                    "Seconds that a person needs at least to fill in the registration form; faster is a robot. 0 for none.");

    public static final Option<Boolean> REGISTRATION_PREVALIDATE_USERNAME = SECTION.option(
                    "registration_prevalidate_username", ValueTypes.yesNo())
            .initially("no")
            .means("""
                    Whether a taken user name is reported when the form is sent, rather than when the
                    registration is confirmed. It helps to find out which names exist.""");

    public static final Option<SameSite> SAMESITE_COOKIE_SETTING = SECTION.option(
                    "samesite_cookie_setting", ValueTypes.choice(SameSite.class, SameSite::spelling))
            .initially("Lax")
            .means("""
                    Attribute SameSite of the session cookie. With Strict, one seems logged out when
                    coming from a link in a mail. With None, the attribute is not sent.""");

    public static final Option<Boolean> ENABLE_XMLRPC = SECTION.option("enable_xmlrpc", ValueTypes.yesNo())
            .initially("yes")
            .means("Whether programs may use XML-RPC, at the address of the tracker followed by xmlrpc.");

    public static final Option<Boolean> TRANSLATE_XMLRPC = SECTION.option("translate_xmlrpc", ValueTypes.yesNo())
            .initially("no")
            .means("Whether XML-RPC answers in the language of the caller.");

    public static final Option<Boolean> ENABLE_REST = SECTION.option("enable_rest", ValueTypes.yesNo())
            .initially("yes")
            .means("Whether programs may use REST, at the address of the tracker followed by rest.");

    public static final Option<Boolean> TRANSLATE_REST = SECTION.option("translate_rest", ValueTypes.yesNo())
            .initially("no")
            .means("Whether REST answers in the language of the caller.");

    public static final Option<RestLogging> REST_LOGGING = SECTION.option(
                    "rest_logging", ValueTypes.choice(RestLogging.class))
            .initially("none")
            .means("Severity with which failed REST requests are logged.");

    public static final Option<Long> REST_MAX_ROWS = SECTION.option("rest_max_rows", ValueTypes.positive())
            .initially("10000001")
            .means("Greatest number of items in one answer of REST. Not known to Roundup itself.");

    public static final Option<Long> API_CALLS_PER_INTERVAL = SECTION.option(
                    "api_calls_per_interval", ValueTypes.count())
            .initially("0")
            .means("How many REST calls one user may make in an interval; 0 for any number.");

    public static final Option<Long> API_INTERVAL_IN_SEC = SECTION.option("api_interval_in_sec", ValueTypes.positive())
            .initially("3600")
            .means("Length of that interval in seconds.");

    public static final Option<Long> API_FAILED_LOGIN_LIMIT = SECTION.option(
                    "api_failed_login_limit", ValueTypes.count())
            .initially("4")
            .means("How many logins of programs for one user may fail in an interval; 0 for any number.");

    public static final Option<Long> API_FAILED_LOGIN_INTERVAL_IN_SEC = SECTION.option(
                    "api_failed_login_interval_in_sec", ValueTypes.positive())
            .initially("600")
            .means("Length of that interval in seconds.");

    public static final Option<Boolean> USE_TOKENLESS_CSRF_PROTECTION = SECTION.option(
                    "use_tokenless_csrf_protection", ValueTypes.yesNo())
            .initially("no")
            .means("""
                    Whether forged requests are told by what browsers say about where a request comes
                    from. The options whose names begin with csrf_ then do not count, and forms need no token.""");

    public static final Option<List<String>> ALLOWED_API_ORIGINS = SECTION.option(
                    "allowed_api_origins", ValueTypes.origins())
            .initially("")
            .means("""
                    Other web sites whose pages may call REST and XML-RPC in the browser. The address of
                    this tracker need not be named. A * in front lets every site do so for anonymous users.""");

    public static final Option<Enforcement> CSRF_ENFORCE_TOKEN = SECTION.option(
                    "csrf_enforce_token", ValueTypes.choice(Enforcement.class))
            .initially("yes")
            .means("""
                    What to do about the token against forged requests in forms: required refuses a form
                    without a valid one, yes refuses an invalid one, logfailure only logs, no does nothing.""");

    public static final Option<Long> CSRF_TOKEN_LIFETIME = SECTION.option("csrf_token_lifetime", ValueTypes.count())
            .initially("20160")
            .means("How many minutes a token is valid, so how long one may take to fill in a form.");

    public static final Option<Enforcement> CSRF_ENFORCE_HEADER_X_REQUESTED_WITH = SECTION.option(
                    "csrf_enforce_header_x-requested-with", ValueTypes.choice(Enforcement.class))
            .initially("yes")
            .means("""
                    Whether calls of REST and XML-RPC need a header X-Requested-With: required and yes
                    demand it, logfailure and no do not.""");

    public static final Option<Enforcement> CSRF_ENFORCE_HEADER_REFERER = SECTION.option(
                    "csrf_enforce_header_referer", ValueTypes.choice(Enforcement.class))
            .initially("yes")
            .means("The check that the header Referer begins with the tracker's address; values as for the token.");

    public static final Option<Enforcement> CSRF_ENFORCE_HEADER_ORIGIN = SECTION.option(
                    "csrf_enforce_header_origin", ValueTypes.choice(Enforcement.class))
            .initially("yes")
            .means("The check that the header Origin is the tracker's; values as for the token.");

    public static final Option<Enforcement> CSRF_ENFORCE_HEADER_X_FORWARDED_HOST = SECTION.option(
                    "csrf_enforce_header_x-forwarded-host", ValueTypes.choice(Enforcement.class))
            .initially("yes")
            .means("The check that the header X-Forwarded-Host is the tracker's host; values as for the token.");

    public static final Option<Enforcement> CSRF_ENFORCE_HEADER_HOST = SECTION.option(
                    "csrf_enforce_header_host", ValueTypes.choice(Enforcement.class))
            .initially("yes")
            .means("The same check of the header Host, if there is no X-Forwarded-Host.");

    public static final Option<Long> CSRF_HEADER_MIN_COUNT = SECTION.option("csrf_header_min_count", ValueTypes.count())
            .initially("1")
            .means("How many of these checks of headers must succeed.");

    public static final Option<Boolean> USE_BROWSER_LANGUAGE = SECTION.option(
                    "use_browser_language", ValueTypes.yesNo())
            .initially("yes")
            .means("Whether pages are in the language that the browser asks for.");

    public static final Option<Boolean> DEBUG = SECTION.option("debug", ValueTypes.yesNo())
            .initially("no")
            .means(
                    "Whether failures are shown in the browser with all details, instead of mailed to the administrator.");

    public static final Option<Boolean> LOGIN_EMPTY_PASSWORDS = SECTION.option(
                    "login_empty_passwords", ValueTypes.yesNo())
            .initially("no")
            .means("Whether users without a password can log in with an empty one.");

    public static final Option<Boolean> MIGRATE_PASSWORDS = SECTION.option("migrate_passwords", ValueTypes.yesNo())
            .initially("yes")
            .means("Whether a password that is stored in an outdated way is stored anew when its user logs in.");

    public static final Option<String> SECRET_KEY = SECTION.option(
                    "secret_key", ValueTypes.mandatory(ValueTypes.secret()))
            .generatedBy(WebOptions::newSecret)
            .means("""
                    Random text that makes the version marks of REST (ETags) unpredictable. Keep it: a
                    new one makes all marks that programs hold useless.""");

    public static final Option<List<String>> JWT_SECRET = SECTION.option("jwt_secret", ValueTypes.signingSecrets())
            .initially("disabled")
            .means("""
                    Keys, separated by commas, for JSON web tokens: the first one signs, all verify. A
                    first key of less than 32 characters, such as the word disabled, switches the tokens
                    off; the others must not be that short.""");

    public static final Option<Long> JWT_LONGEST_LIFETIME = SECTION.option("jwt_longest_lifetime", ValueTypes.count())
            .initially("0")
            .means("""
                    Longest life, in seconds, of the JSON web tokens that users make for themselves at
                    rest/jwt/issue; 0 if they cannot. Needs jwt_secret. Not known to Roundup itself.""");

    public static final Option<Boolean> USE_BROWSER_DATE_INPUT = SECTION.option(
                    "use_browser_date_input", ValueTypes.yesNo())
            .initially("no")
            .means("""
                    Whether dates are entered with the browser's own calendar. It shows dates as the
                    browser's language wants them, not as they look elsewhere in the tracker.""");

    public static final Option<Boolean> USE_BROWSER_NUMBER_INPUT = SECTION.option(
                    "use_browser_number_input", ValueTypes.yesNo())
            .initially("no")
            .means("Whether numbers are entered with the browser's own number field.");

    private WebOptions() {}

    private static String newSecret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
