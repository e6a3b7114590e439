package org.roundup.web.site;

import java.util.Optional;
import java.util.function.Supplier;

/** The outcome of the check of one request's token, which is used up by it, while the unit of work may be run again. */
final class ForgeryCheck {

    private Optional<String> problem;

    /** What is wrong with the request; finds it out the first time. */
    Optional<String> once(Supplier<Optional<String>> check) {
        if (problem == null) {
            problem = check.get();
        }
        return problem;
    }
}
