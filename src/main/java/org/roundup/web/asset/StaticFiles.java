package org.roundup.web.asset;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.WebOptions;

/**
 * The static files of a tracker: those of its own folders in the order of the configuration, then what lies beside the
 * page templates, then those of the application. Page templates themselves are not given out.
 */
public final class StaticFiles {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final List<String> TEMPLATE_ENDS = List.of(".html", ".vm", ".xml", ".translation");

    private final List<Path> folders = new ArrayList<>();
    private final Path templates;
    private final boolean own;
    private final Precompressed precompressed;
    private final Supplier<Map<String, String>> cacheControl;

    /** @param cacheControl the header {@code Cache-Control} by the name of a file or by a type */
    public StaticFiles(TrackerConfig config, Supplier<Map<String, String>> cacheControl) {
        this.cacheControl = cacheControl;
        boolean ends = false;
        for (Path folder : config.get(MainOptions.STATIC_FILES)) {
            if (folder.endsWith("-")) {
                ends = true;
            } else {
                folders.add(folder.toAbsolutePath().normalize());
            }
        }
        this.own = ends;
        this.templates = config.pages();
        this.precompressed = new Precompressed(config.get(WebOptions.USE_PRECOMPRESSED_FILES));
    }

    /** The address of a file, relative to the tracker's, with a mark that changes with the file. */
    public String url(String name) {
        String mark = find(name).map(Content::tag).orElse("").replace("\"", "");
        return "@@file/" + name + (mark.isEmpty() ? "" : "?v=" + mark);
    }

    /** Sends the file of that name; false, and nothing is sent, if there is none. */
    public boolean send(HttpServletRequest request, HttpServletResponse response, String name) throws IOException {
        Optional<Content> found = find(name);
        if (found.isEmpty()) {
            return false;
        }
        Content content = found.get();
        String cache = cacheControl(request, content, name.substring(name.lastIndexOf('/') + 1));
        if (cache != null) {
            response.setHeader("Cache-Control", cache);
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        Path file = folders.isEmpty() && !precompressed.enabled() ? null : file(name);
        ContentSender.send(
                request, response, file == null ? content : precompressed.choose(request, response, file, content));
        return true;
    }

    private String cacheControl(HttpServletRequest request, Content content, String baseName) {
        String tag = content.tag() == null ? "" : content.tag().replace("\"", "");
        if (!tag.isEmpty() && ("v=" + tag).equals(request.getQueryString())) {
            return FOR_EVER;
        }
        Map<String, String> table = cacheControl.get();
        String ofName = table.get(baseName);
        return ofName == null ? table.get(content.type().replaceFirst(" *;.*", "")) : ofName;
    }

    private Optional<Content> find(String name) {
        Path file = file(name);
        if (file != null) {
            return Optional.of(content(file, name));
        }
        return own ? Optional.empty() : ApplicationFiles.find(name);
    }

    private Path file(String name) {
        for (Path folder : folders) {
            Path file = inside(folder, name);
            if (file != null) {
                return file;
            }
        }
        boolean isTemplate = TEMPLATE_ENDS.stream().anyMatch(name::endsWith);
        return own || isTemplate ? null : inside(templates, name);
    }

    /** The regular file of that name in the folder, not by way of links that lead out of it; or null. */
    private static Path inside(Path folder, String name) {
        try {
            Path file = folder.resolve(name).normalize();
            if (name.isEmpty() || !file.startsWith(folder) || !Files.isRegularFile(file)) {
                return null;
            }
            return file.toRealPath().startsWith(folder.toRealPath()) ? file : null;
        } catch (InvalidPathException | IOException unusable) {
            return null;
        }
    }

    private static Content content(Path file, String name) {
        try {
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
            long seconds = facts.lastModifiedTime().toInstant().getEpochSecond();
            String tag = "\"" + Long.toHexString(facts.size()) + "-" + Long.toHexString(seconds) + "\"";
            return new Content(
                    MediaTypes.of(name),
                    facts.size(),
                    tag,
                    facts.lastModifiedTime().toInstant(),
                    () -> Files.newInputStream(file));
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }
}
