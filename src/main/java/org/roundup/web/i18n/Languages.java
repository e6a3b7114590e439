package org.roundup.web.i18n;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The languages of a tracker's pages: English, those that come with the application, and those for which the tracker has
 * a catalogue {@code locale/CODE.po} of its own, which comes first. Safe for all threads.
 */
public final class Languages {

    /** The languages that come with the application. */
    public static final List<String> SHIPPED = List.of("en", "de", "fr");

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})?");

    private final Path folder;
    private final Map<String, Optional<Translator>> known = new ConcurrentHashMap<>();

    /** @param folder with the tracker's own catalogues; it need not exist */
    public Languages(Path folder) {
        this.folder = folder;
    }

    /** The first of the wanted languages that there is; English if there is none. */
    public Translator choose(List<String> wanted) {
        for (String code : wanted) {
            if (!CODE.matcher(code).matches()) {
                continue;
            }
            Optional<Translator> found = find(code.replace('-', '_'));
            if (found.isEmpty() && code.length() > 3) {
                found = find(code.split("[_-]")[0]);
            }
            if (found.isPresent()) {
                return found.get();
            }
        }
        return Translator.ENGLISH;
    }

    private Optional<Translator> find(String code) {
        return known.computeIfAbsent(code, this::load);
    }

    private Optional<Translator> load(String code) {
        Locale locale = Locale.forLanguageTag(code.replace('_', '-'));
        try {
            Path own = folder.resolve(code + ".po");
            if (Files.isRegularFile(own)) {
                try (var reader = Files.newBufferedReader(own)) {
                    return Optional.of(PoFile.read(reader, locale));
                }
            }
            if (code.equals("en")) {
                return Optional.of(Translator.ENGLISH);
            }
            try (InputStream in = SHIPPED.contains(code) ? Languages.class.getResourceAsStream(code + ".po") : null) {
                return in == null
                        ? Optional.empty()
                        : Optional.of(PoFile.read(new InputStreamReader(in, StandardCharsets.UTF_8), locale));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
