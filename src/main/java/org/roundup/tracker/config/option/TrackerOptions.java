package org.roundup.tracker.config.option;

import java.util.Optional;

/** Section tracker: what the tracker is called and where it is found. */
public final class TrackerOptions {
    static final OptionSection SECTION = new OptionSection("tracker", "");

    public static final Option<String> NAME = SECTION.option("name", ValueTypes.text())
            .initially("Roundup issue tracker")
            .means("Title of the tracker in pages and mail.");

    public static final Option<String> WEB =
            SECTION.option("web", ValueTypes.url()).means("""
                    Address of the tracker as browsers see it, from http:// or https:// to the slash at
                    its end. All links, redirects and checks of a request's origin depend on it.""");

    public static final Option<String> EMAIL = SECTION.option("email", ValueTypes.mailAddress())
            .initially("issue_tracker")
            .means("Address to which people write to the tracker.");

    public static final Option<String> REPLYTO_ADDRESS =
            SECTION.option("replyto_address", ValueTypes.text()).initially("").means("""
                    Where answers to nosy mail go: empty for the tracker, AUTHOR for the person who wrote
                    the message (the tracker then misses the answer, and the address becomes known), or
                    any other address.""");

    public static final Option<Optional<String>> LANGUAGE = SECTION.option(
                    "language", ValueTypes.optional(ValueTypes.text()))
            .initially("")
            .means("""
                    Language of pages and mail where the user has none. If empty, the first of the
                    environment variables LANGUAGE, LC_ALL, LC_MESSAGES and LANG decides, else it is English.""");

    private TrackerOptions() {}
}
