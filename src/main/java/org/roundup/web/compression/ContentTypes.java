package org.roundup.web.compression;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Which media types shrink. */
final class ContentTypes {
    private static final List<String> DENSE_FAMILIES = List.of("image/", "audio/", "video/");
    private static final Set<String> SPARSE_IMAGES =
            Set.of("image/svg+xml", "image/bmp", "image/x-icon", "image/vnd.microsoft.icon", "image/tiff");
    private static final Set<String> DENSE = Set.of(
            "application/zip",
            "application/gzip",
            "application/x-gzip",
            "application/zstd",
            "application/x-bzip2",
            "application/x-xz",
            "application/x-7z-compressed",
            "application/vnd.rar",
            "application/x-rar-compressed",
            "application/java-archive",
            "font/woff",
            "font/woff2");

    private ContentTypes() {}

    /**
     * Whether bodies of a type are not compressed already; of an unknown type they count as not.
     *
     * @param contentType the header's value with its parameters, or null
     * @param denseTypes accepts further types, in lower case, that are compressed already
     */
    static boolean isCompressible(String contentType, Predicate<String> denseTypes) {
        if (contentType == null) {
            return true;
        }
        int semicolon = contentType.indexOf(';');
        String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        if (denseTypes.test(type)) {
            return false;
        }
        return SPARSE_IMAGES.contains(type)
                || !DENSE.contains(type) && DENSE_FAMILIES.stream().noneMatch(type::startsWith);
    }
}
