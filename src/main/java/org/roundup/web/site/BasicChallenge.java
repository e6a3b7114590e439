package org.roundup.web.site;

import java.util.LinkedHashMap;
import java.util.Map;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.web.session.LoginRefused;

/** The headers of an answer that refuses a login which came with the request. */
final class BasicChallenge {

    private BasicChallenge() {}

    static Map<String, String> headers(TrackerConfig config, LoginRefused refusal) {
        String realm = config.get(TrackerOptions.NAME).replace("\\", "").replace("\"", "'");
        Map<String, String> headers = new LinkedHashMap<>(refusal.headers());
        if (!refusal.isTooFast()) {
            headers.put("WWW-Authenticate", "Basic realm=\"" + realm + "\", charset=\"UTF-8\"");
        }
        return headers;
    }
}
