package org.roundup.web.i18n;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The languages that pages can have. Safe for all threads. */
public final class Languages {

    private static final Map<String, Translator> KNOWN = new ConcurrentHashMap<>(Map.of("en", Translator.ENGLISH));

    private Languages() {}

    /** The first of the wanted languages that there is; English if there is none. */
    public static Translator choose(List<String> wanted) {
        for (String code : wanted) {
            Translator found = KNOWN.get(code.split("[_-]")[0]);
            if (found != null) {
                return found;
            }
        }
        return Translator.ENGLISH;
    }
}
