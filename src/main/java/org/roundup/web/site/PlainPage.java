package org.roundup.web.site;

import org.roundup.web.html.Html;

/** Pages without a frame, for when there is no tracker, class or template to make one with. */
final class PlainPage {

    private PlainPage() {}

    static String of(String title, String text) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + Html.escape(title)
                + "</title><link rel=\"stylesheet\" href=\"@@file/roundup.css\"></head>"
                + "<body class=\"plain\"><main><h1>" + Html.escape(title) + "</h1><p class=\"error-message\">"
                + Html.escape(text).replace("\n", "<br>") + "</p></main></body></html>\n";
    }
}
