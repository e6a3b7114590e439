package org.roundup.web.action;

import java.util.Map;
import java.util.TreeMap;
import org.roundup.web.request.Fields;
import org.roundup.web.request.RedirectCheck;
import org.roundup.web.request.Urls;
import org.roundup.web.visit.Visit;

/** The page that a visitor comes from and goes back to after logging in. */
final class CameFrom {

    private CameFrom() {}

    /**
     * The address of the page without messages and without a logout, its arguments sorted; of the page that is asked for
     * if the form names none.
     *
     * @throws org.roundup.hyperdb.ValueError if the form names a place outside of the tracker
     */
    static String url(Visit visit, Map<String, String> added) {
        String given = visit.fields().first("__came_from");
        String url = given == null
                ? visit.base() + Urls.quote(visit.request().path())
                : RedirectCheck.check(given, visit.base());
        int hash = url.indexOf('#');
        String fragment = hash < 0 ? "" : url.substring(hash);
        String start = hash < 0 ? url : url.substring(0, hash);
        int mark = start.indexOf('?');
        Map<String, String> arguments = new TreeMap<>();
        if (mark >= 0) {
            Fields.ofQuery(start.substring(mark + 1)).texts().forEach((name, values) -> {
                boolean isLogout = name.equals("@action") && values.contains("logout");
                if (!isLogout
                        && !name.equals("@ok_message")
                        && !name.equals("@error_message")
                        && !name.equals("@message_seal")) {
                    arguments.put(name, String.join(",", values));
                }
            });
            start = start.substring(0, mark);
        }
        arguments.putAll(added);
        StringBuilder query = new StringBuilder();
        arguments.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                .append(Urls.quoteAll(name))
                .append('=')
                .append(Urls.quoteAll(value).replace("%20", "+")));
        return start + query + fragment;
    }
}
