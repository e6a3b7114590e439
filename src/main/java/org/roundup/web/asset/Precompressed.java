package org.roundup.web.asset;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends {@code FILE.zstd}, {@code FILE.br} or {@code FILE.gzip} instead of a file, where it is there and not older. */
record Precompressed(boolean enabled) {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.web.asset");
    private static final String[] CODINGS = {"zstd", "br", "gzip"};

    Content choose(HttpServletRequest request, HttpServletResponse response, Path file, Content content)
            throws IOException {
        String accepted = request.getHeader("Accept-Encoding");
        if (!enabled || accepted == null || request.getHeader("Range") != null) {
            return content;
        }
        for (String coding : CODINGS) {
            Path sibling = file.resolveSibling(file.getFileName() + "." + coding);
            if (accepts(accepted, coding) && Files.isRegularFile(sibling) && isCurrent(sibling, file)) {
                response.setHeader("Content-Encoding", coding);
                response.addHeader("Vary", "Accept-Encoding");
                String tag = content.tag().substring(0, content.tag().length() - 1) + "-" + coding + "\"";
                return new Content(
                        content.type(),
                        Files.size(sibling),
                        tag,
                        content.modified(),
                        () -> Files.newInputStream(sibling));
            }
        }
        return content;
    }

    private static boolean isCurrent(Path sibling, Path file) throws IOException {
        FileTime source = Files.getLastModifiedTime(file);
        if (Files.getLastModifiedTime(sibling).compareTo(source) >= 0) {
            return true;
        }
        LOG.warn("Cache failure: compressed file {} is older than its source file {}", sibling, file);
        return false;
    }

    private static boolean accepts(String header, String coding) {
        for (String entry : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = entry.strip().split("\\s*;\\s*");
            boolean refused = parts.length > 1 && parts[1].matches("q=0(\\.0*)?");
            if (parts[0].equals(coding)) {
                return !refused;
            }
        }
        return false;
    }
}
