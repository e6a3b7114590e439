package org.roundup.web.i18n;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The header with which browsers say which languages a person reads. */
public final class AcceptLanguage {

    private record Wanted(String code, double weight) {}

    private AcceptLanguage() {}

    /** The codes in the order of preference, such as {@code pt_br}; what is no code or not wanted is left out. */
    public static List<String> parse(String header) {
        if (header == null) {
            return List.of();
        }
        List<Wanted> wanted = new ArrayList<>();
        for (String entry : header.replace(" ", "").toLowerCase(Locale.ROOT).split(",")) {
            int semicolon = entry.indexOf(';');
            String code = semicolon < 0 ? entry : entry.substring(0, semicolon);
            double weight = semicolon < 0 ? 1 : weight(entry.substring(semicolon + 1));
            boolean isCode = !code.isEmpty() && code.chars().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z'));
            if (isCode && weight > 0) {
                wanted.add(new Wanted(code.replace('-', '_'), weight));
            }
        }
        wanted.sort(Comparator.comparingDouble(Wanted::weight).reversed());
        return wanted.stream().map(Wanted::code).toList();
    }

    private static double weight(String parameter) {
        if (!parameter.startsWith("q=")) {
            return 1;
        }
        try {
            return Double.parseDouble(parameter.substring(2));
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }
}
