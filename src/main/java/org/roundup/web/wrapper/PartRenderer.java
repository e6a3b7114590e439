package org.roundup.web.wrapper;

import org.roundup.web.html.Markup;

/** Renders the page of a class as a part of another page. */
@FunctionalInterface
public interface PartRenderer {

    /**
     * The page without its frame.
     *
     * @param context the class that the part is about
     * @param view name of the view, such as {@code index}
     * @param request what the part takes for the request
     */
    Markup render(ClassWrapper context, String view, RequestWrapper request);
}
