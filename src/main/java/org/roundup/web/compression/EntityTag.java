package org.roundup.web.compression;

/** The tags of coded representations: that of the plain one with {@code -CODING} before the closing quote. */
final class EntityTag {
    private EntityTag() {}

    /** The tag of the representation in this coding; a text that is no tag stays as it is. */
    static String coded(String tag, Codec codec) {
        if (!tag.endsWith("\"") || tag.length() < 2) {
            return tag;
        }
        return tag.substring(0, tag.length() - 1) + ending(codec);
    }

    /** In a list of tags, turns those of representations in this coding into those of the plain ones. */
    static String plain(String tags, Codec codec) {
        return tags.replace(ending(codec), "\"");
    }

    private static String ending(Codec codec) {
        return "-" + codec.name() + '"';
    }
}
