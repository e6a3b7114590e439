package org.roundup.web.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.i18n.AcceptLanguage;
import org.roundup.web.i18n.Languages;
import org.roundup.web.i18n.Translator;
import org.roundup.web.session.Cookies;
import org.roundup.web.session.SessionCookie;
import org.roundup.web.visit.Request;

/** The language of a page: the one asked for, that of the cookie, one that the browser wants, the tracker's. */
final class PageLanguage {

    private static final String COOKIE = "roundup_language";
    private static final String NONE = "none";

    private final TrackerConfig config;
    private final SessionCookie cookies;
    private final Languages languages;

    PageLanguage(TrackerConfig config, SessionCookie cookies) {
        this.config = config;
        this.cookies = cookies;
        this.languages = new Languages(config.home().resolve("locale"));
    }

    Translator choose(Request request) {
        List<String> wanted = new ArrayList<>();
        Map<String, String> sent = Cookies.parse(request.header("cookie"));
        String chosen = request.fields().special("language").orElse(sent.getOrDefault(COOKIE, NONE));
        if (!chosen.equals(NONE)) {
            wanted.add(chosen);
        }
        if (config.get(WebOptions.USE_BROWSER_LANGUAGE)) {
            wanted.addAll(AcceptLanguage.parse(request.header("accept-language")));
        }
        config.get(TrackerOptions.LANGUAGE).ifPresent(wanted::add);
        return languages.choose(wanted);
    }

    /** The header that keeps the language that the request chooses, if it does. */
    Optional<String> cookie(Request request) {
        return request.fields()
                .special("language")
                .filter(code -> code.matches("[A-Za-z_-]{2,12}"))
                .map(code -> cookies.setOther(COOKIE, code));
    }
}
