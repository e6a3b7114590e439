package org.roundup.web.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.i18n.AcceptLanguage;
import org.roundup.web.i18n.Languages;
import org.roundup.web.i18n.Translator;
import org.roundup.web.session.Cookies;
import org.roundup.web.visit.Request;

/** The language of a page: the one asked for, that of the cookie, one that the browser wants, the tracker's. */
final class PageLanguage {

    static final String COOKIE = "roundup_language";
    private static final String NONE = "none";

    private PageLanguage() {}

    static Translator of(Request request, TrackerConfig config) {
        List<String> wanted = new ArrayList<>();
        Map<String, String> cookies = Cookies.parse(request.header("cookie"));
        String chosen = request.fields().special("language").orElse(cookies.getOrDefault(COOKIE, NONE));
        if (!chosen.equals(NONE)) {
            wanted.add(chosen);
        }
        if (config.get(WebOptions.USE_BROWSER_LANGUAGE)) {
            wanted.addAll(AcceptLanguage.parse(request.header("accept-language")));
        }
        config.get(TrackerOptions.LANGUAGE).ifPresent(wanted::add);
        return Languages.choose(wanted);
    }
}
