package org.roundup.store.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import org.roundup.store.sql.TextFold;

/**
 * The ways to write a text in upper and lower case, as far as letters beyond ASCII are concerned: all of them, or, if these
 * were too many, all ways to write its beginning.
 *
 * @param texts the ways
 * @param complete whether they are whole texts
 */
record CaseVariants(List<String> texts, boolean complete) {

    private static final int MOST = 8;

    /** Reads the forms of letters when they are needed first. */
    private static final class Letters {

        /** Letters beyond it have no case, but for a few scripts that nobody writes any more. */
        private static final int LAST = 0x1ffff;

        private static final Map<String, List<String>> FORMS = forms();

        private static Map<String, List<String>> forms() {
            Map<String, List<String>> forms = new HashMap<>();
            for (int letter = 0x80; letter <= LAST; letter++) {
                if (Character.isLetter(letter)) {
                    String text = Character.toString(letter);
                    forms.computeIfAbsent(TextFold.fold(text), folded -> new ArrayList<>(2))
                            .add(text);
                }
            }
            return forms;
        }
    }

    static CaseVariants of(String text) {
        List<StringBuilder> ways = new ArrayList<>(List.of(new StringBuilder()));
        for (PrimitiveIterator.OfInt letters = text.codePoints().iterator(); letters.hasNext(); ) {
            List<String> forms = forms(letters.nextInt());
            if (ways.size() * forms.size() > MOST) {
                return new CaseVariants(texts(ways), false);
            }
            ways = extended(ways, forms);
        }
        return new CaseVariants(texts(ways), true);
    }

    private static List<String> forms(int letter) {
        String text = Character.toString(letter);
        return letter < 0x80 ? List.of(text) : Letters.FORMS.getOrDefault(TextFold.fold(text), List.of(text));
    }

    private static List<StringBuilder> extended(List<StringBuilder> ways, List<String> forms) {
        List<StringBuilder> longer = new ArrayList<>();
        for (StringBuilder way : ways) {
            for (String form : forms) {
                longer.add(forms.size() == 1 ? way.append(form) : new StringBuilder(way).append(form));
            }
        }
        return longer;
    }

    private static List<String> texts(List<StringBuilder> ways) {
        return ways.stream().map(StringBuilder::toString).toList();
    }
}
