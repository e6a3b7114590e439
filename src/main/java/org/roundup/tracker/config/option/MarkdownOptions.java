package org.roundup.tracker.config.option;

/** Section markdown: how Markdown is shown. */
public final class MarkdownOptions {
    static final OptionSection SECTION = new OptionSection("markdown", "");

    public static final Option<Boolean> BREAK_ON_NEWLINE = SECTION.option("break_on_newline", ValueTypes.yesNo())
            .initially("no")
            .means("Whether each line of a paragraph stays a line of its own, as it does in comments on GitHub.");

    private MarkdownOptions() {}
}
