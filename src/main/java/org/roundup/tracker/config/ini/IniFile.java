package org.roundup.tracker.config.ini;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A parsed configuration file.
 *
 * <p>Options of the section {@value #DEFAULT_SECTION} are visible in every section. Immutable.
 */
public final class IniFile {
    /** Name of the section whose options count in all sections. */
    public static final String DEFAULT_SECTION = "DEFAULT";

    private static final long MAX_BYTES = 4L << 20;

    private final Map<String, Map<String, IniEntry>> sections;
    private final Map<String, String> builtIn;
    private final List<IniProblem> problems;

    private IniFile(
            Map<String, Map<String, IniEntry>> sections, Map<String, String> builtIn, List<IniProblem> problems) {
        this.sections = sections;
        this.builtIn = builtIn;
        this.problems = List.copyOf(problems);
    }

    /**
     * Parses a text.
     *
     * @param source name of the file, for messages
     * @param text its content
     * @param builtIn names that {@code %(name)s} finds besides the options, in any case, with their values
     */
    public static IniFile parse(String source, String text, Map<String, String> builtIn) {
        IniParser parser = new IniParser(source);
        return new IniFile(parser.parse(text), lowerCased(builtIn), parser.problems());
    }

    /**
     * Reads a file in UTF-8; a byte order mark at its beginning is skipped.
     *
     * @param file the file; its path as given appears in messages
     * @param builtIn see {@link #parse}
     * @throws IOException if the file cannot be read. Bytes that are not UTF-8 are a problem of the file instead.
     */
    public static IniFile read(Path file, Map<String, String> builtIn) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            return broken("The file " + file + " is too large for a configuration: at most " + MAX_BYTES + " bytes.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            return broken("The file " + file + " is not UTF-8 text: unexpected byte at offset " + bytes.position()
                    + ". Save it as UTF-8.");
        }
        String content = text.flip().toString();
        return parse(file.toString(), content.startsWith("\ufeff") ? content.substring(1) : content, builtIn);
    }

    private static IniFile broken(String message) {
        return new IniFile(Map.of(), Map.of(), List.of(new IniProblem(0, message)));
    }

    private static Map<String, String> lowerCased(Map<String, String> names) {
        Map<String, String> result = new LinkedHashMap<>();
        names.forEach((name, value) -> result.put(name.toLowerCase(Locale.ROOT), value));
        return result;
    }

    /** What is wrong with the grammar of the file, in the order of the file; empty if nothing is. */
    public List<IniProblem> problems() {
        return problems;
    }

    /** The names of the sections in the order of the file, without {@value #DEFAULT_SECTION}. */
    public List<String> sections() {
        List<String> names = new ArrayList<>(sections.keySet());
        names.remove(DEFAULT_SECTION);
        return names;
    }

    /** The options written in a section itself, in the order of the file; empty if there is no such section. */
    public Collection<IniEntry> entries(String section) {
        return List.copyOf(sections.getOrDefault(section, Map.of()).values());
    }

    /**
     * Finds an option in a section that exists, or else in {@value #DEFAULT_SECTION}.
     *
     * @param name name of the option in lower case
     */
    public Optional<IniEntry> entry(String section, String name) {
        if (!sections.containsKey(section)) {
            return Optional.empty();
        }
        IniEntry own = sections.get(section).get(name);
        return Optional.ofNullable(own != null ? own : defaults().get(name));
    }

    /**
     * The value of an option with its references replaced.
     *
     * @param section the section in which the option is looked at, since references see the options of that section
     * @throws InterpolationException if a reference is malformed, unknown or circular
     */
    public String value(String section, IniEntry entry) throws InterpolationException {
        return new Interpolation(section, entry.name(), key -> rawValue(section, key)).expand(entry.raw());
    }

    private String rawValue(String section, String key) {
        IniEntry own = sections.getOrDefault(section, Map.of()).get(key);
        IniEntry found = own != null ? own : defaults().get(key);
        return found != null ? found.raw() : builtIn.get(key);
    }

    private Map<String, IniEntry> defaults() {
        return sections.getOrDefault(DEFAULT_SECTION, Map.of());
    }
}
