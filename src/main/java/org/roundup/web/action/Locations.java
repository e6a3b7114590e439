package org.roundup.web.action;

import java.util.LinkedHashMap;
import java.util.Map;
import org.roundup.web.index.IndexWriter;
import org.roundup.web.request.Urls;
import org.roundup.web.visit.MessageSeal;
import org.roundup.web.visit.Visit;

/** Addresses that actions send the browser on to. */
final class Locations {

    private Locations() {}

    /** The page of an item or class with a message. */
    static Outcome page(Visit visit, String designator, String message, String view) {
        return new Outcome.Redirect(
                visit.base() + designator + "?" + message(visit, message) + "&@template=" + Urls.quoteName(view));
    }

    /** The index page that the visit came from, with its arguments. */
    static Outcome index(Visit visit, String message) {
        String start = visit.base() + visit.context().className() + "?" + message(visit, message) + "&@template=index";
        String arguments = new IndexWriter(visit.index()).url("", new LinkedHashMap<>(Map.of()));
        return new Outcome.Redirect(start + "&" + arguments.substring(1));
    }

    /** An address that was checked, with a message added to its arguments. */
    static Outcome checked(Visit visit, String url, String message) {
        return new Outcome.Redirect(url + (url.indexOf('?') < 0 ? "?" : "&") + message(visit, message));
    }

    private static String message(Visit visit, String message) {
        String seal = message.isEmpty()
                ? ""
                : "&@message_seal=" + MessageSeal.of(visit.config()).seal(message);
        return "@ok_message=" + Urls.quote(message) + seal;
    }
}
