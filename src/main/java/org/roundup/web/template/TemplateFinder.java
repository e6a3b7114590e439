package org.roundup.web.template;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Finds the template of a page: {@code CLASS.VIEW}, else {@code _generic.VIEW}, each in the tracker's folder and then
 * among the pages of the application, with the extensions none, .html and .xml. What was found once is remembered.
 */
public final class TemplateFinder {

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_@|-][A-Za-z0-9_.@|-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*");
    private static final String[] EXTENSIONS = {".html", ".xml", ""};
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html",
            "xml", "application/xml",
            "svg", "image/svg+xml",
            "csv", "text/csv",
            "txt", "text/plain",
            "json", "application/json",
            "translation", "application/vnd.roundup.translation+json");

    private final Path folder;
    private final Map<String, PageTemplate> known = new ConcurrentHashMap<>();

    /** @param folder of the tracker's templates */
    public TemplateFinder(Path folder) {
        this.folder = folder;
    }

    /**
     * The template for a class (or null) and a view (or the empty text).
     *
     * @throws NoTemplate if there is none
     */
    public PageTemplate find(String className, String view) {
        if (className == null) {
            String name = view.isEmpty() ? "home" : "home." + view;
            return found(name)
                    .orElseThrow(() -> new NoTemplate(
                            view.isEmpty()
                                    ? "Template \"home\" doesn't exist"
                                    : "No template file exists for templating \"home\" with template \"" + view
                                            + "\""));
        }
        if (view.isEmpty()) {
            throw new NoTemplate("Template \"" + className + "\" doesn't exist");
        }
        int slash = view.lastIndexOf('/') + 1;
        String sub = view.substring(0, slash);
        String last = view.substring(slash);
        String own = sub + className + "." + last;
        String generic = sub + "_generic." + last;
        return found(own)
                .or(() -> found(generic))
                .orElseThrow(() -> new NoTemplate("No template file exists for templating \"" + className
                        + "\" with template \"" + view + "\" (neither \"" + own + "\" nor \"" + generic + "\")"));
    }

    /** Whether a class has a template of its own for a view, not only the generic one. */
    public boolean hasOwn(String className, String view) {
        return found(className + "." + view).isPresent();
    }

    private Optional<PageTemplate> found(String base) {
        PageTemplate before = known.get(base);
        if (before != null && exists(before.name())) {
            return Optional.of(before);
        }
        if (!NAME.matcher(base).matches()) {
            return Optional.empty();
        }
        for (String name : candidates(base)) {
            if (exists(name)) {
                PageTemplate template = new PageTemplate(name, type(name));
                known.put(base, template);
                return Optional.of(template);
            }
        }
        return Optional.empty();
    }

    private static List<String> candidates(String base) {
        List<String> names = new ArrayList<>();
        for (String extension : EXTENSIONS) {
            if (!extension.isEmpty() || TYPES.containsKey(extension(base))) {
                names.add(base + extension);
            }
        }
        return names;
    }

    private boolean exists(String name) {
        Path file = folder.resolve(name).normalize();
        return (file.startsWith(folder) && Files.isRegularFile(file)) || SharedPages.has(name);
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String type(String name) {
        return TYPES.getOrDefault(extension(name), "text/html");
    }
}
