package org.roundup.web.asset;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.roundup.web.compression.AcceptEncoding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends {@code FILE.zstd}, {@code FILE.br} or {@code FILE.gzip} instead of a file, where it is there and not older. */
record Precompressed(boolean enabled) {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.web.asset");
    private static final String[] CODINGS = {"zstd", "br", "gzip"};

    Content choose(HttpServletRequest request, HttpServletResponse response, Path file, Content content)
            throws IOException {
        if (!enabled || request.getHeader("Range") != null) {
            return content;
        }
        List<String> codings = codings(file);
        if (codings.isEmpty()) {
            return content;
        }
        response.addHeader("Vary", "Accept-Encoding");
        AcceptEncoding accepted = AcceptEncoding.parse(Collections.list(request.getHeaders("Accept-Encoding")));
        Optional<String> coding = accepted.preferredName(codings);
        if (coding.isEmpty()) {
            return content;
        }
        response.setHeader("Content-Encoding", coding.get());
        Path sibling = sibling(file, coding.get());
        String tag = content.tag().substring(0, content.tag().length() - 1) + "-" + coding.get() + "\"";
        return new Content(
                content.type(), Files.size(sibling), tag, content.modified(), () -> Files.newInputStream(sibling));
    }

    /** The codings in which the file lies there and is up to date. */
    private static List<String> codings(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        for (String coding : CODINGS) {
            Path sibling = sibling(file, coding);
            if (Files.isRegularFile(sibling) && isCurrent(sibling, file)) {
                found.add(coding);
            }
        }
        return found;
    }

    private static Path sibling(Path file, String coding) {
        return file.resolveSibling(file.getFileName() + "." + coding);
    }

    private static boolean isCurrent(Path sibling, Path file) throws IOException {
        FileTime source = Files.getLastModifiedTime(file);
        if (Files.getLastModifiedTime(sibling).compareTo(source) >= 0) {
            return true;
        }
        LOG.warn("Cache failure: compressed file {} is older than its source file {}", sibling, file);
        return false;
    }
}
