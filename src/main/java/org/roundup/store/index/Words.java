package org.roundup.store.index;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cuts texts into the words that the word table holds: in capitals, 2 to 50 characters of letters, digits and
 * underscores; a longer run is no word at all, and stop words are left out.
 */
final class Words {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 50;

    private static final List<String> STOP_WORDS = List.of(
            "A", "AND", "ARE", "AS", "AT", "BE", "BUT", "BY", "FOR", "IF", "IN", "INTO", "IS", "IT", "NO", "NOT", "OF",
            "ON", "OR", "SUCH", "THAT", "THE", "THEIR", "THEN", "THERE", "THESE", "THEY", "THIS", "TO", "WAS", "WILL",
            "WITH");

    private final Set<String> stopWords;
    private final int longestStopWord;

    /**
     * @param more stop words besides the usual ones, in any case
     */
    Words(Collection<String> more) {
        Set<String> all = new TreeSet<>(STOP_WORDS);
        more.forEach(word -> all.add(upper(word)));
        this.stopWords = Set.copyOf(all);
        this.longestStopWord = all.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    boolean isStopWord(String word) {
        return stopWords.contains(upper(word));
    }

    /** The distinct words of a text, in the order they occur. */
    Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        String capitals = upper(text);
        int start = -1;
        int length = 0;
        for (int at = 0; at < capitals.length(); ) {
            int character = capitals.codePointAt(at);
            if (isWordCharacter(character)) {
                if (start < 0) {
                    start = at;
                    length = 0;
                }
                length++;
            } else if (start >= 0) {
                add(capitals, start, at, length, words);
                start = -1;
            }
            at += Character.charCount(character);
        }
        if (start >= 0) {
            add(capitals, start, capitals.length(), length, words);
        }
        return words;
    }

    private void add(String capitals, int start, int end, int length, Set<String> words) {
        if (length >= SHORTEST && length <= LONGEST) {
            String word = capitals.substring(start, end);
            if (word.length() > longestStopWord || !stopWords.contains(word)) {
                words.add(word);
            }
        }
    }

    /** The words of a query that can be found at all, in capitals, distinct. */
    Set<String> searchable(Collection<String> query) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : query) {
            int length = text.codePointCount(0, text.length());
            String word = upper(text);
            if (length >= SHORTEST && length <= LONGEST && !stopWords.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    static boolean isWordCharacter(int character) {
        if (character < 0x80) {
            return character >= 'a' && character <= 'z'
                    || character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9'
                    || character == '_';
        }
        return switch (Character.getType(character)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }
}
