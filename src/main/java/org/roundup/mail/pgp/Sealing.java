package org.roundup.mail.pgp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.roundup.mail.letter.Letter;

/** Parts a letter into what has to be encrypted and what has not. */
public final class Sealing {

    private static final String TO = "To";

    private Sealing() {}

    /**
     * The letters in place of one. Of those who are named in it each half gets one; of those who are not named each gets
     * one of their own, since the keys would tell who they are.
     *
     * @param encrypted whether what goes to an address has to be encrypted
     */
    public static List<Letter> of(Letter letter, Predicate<String> encrypted) {
        Map<Boolean, List<String>> halves = letter.recipients().stream().collect(Collectors.partitioningBy(encrypted));
        if (halves.get(true).isEmpty()) {
            return List.of(letter);
        }
        String to = letter.headers().stream()
                .filter(header -> header.name().equals(TO))
                .map(Letter.Header::value)
                .findFirst()
                .orElse("");
        List<Letter> letters = new ArrayList<>();
        boolean named = letter.recipients().stream().allMatch(to::contains);
        if (!halves.get(false).isEmpty()) {
            letters.add(part(letter, halves.get(false), named));
        }
        if (named) {
            letters.add(part(letter, halves.get(true), true).sealed());
        } else {
            halves.get(true)
                    .forEach(address -> letters.add(letter.to(List.of(address)).sealed()));
        }
        return letters;
    }

    private static Letter part(Letter letter, List<String> recipients, boolean named) {
        Letter part = letter.to(recipients);
        return named ? part.with(TO, String.join(", ", recipients)) : part;
    }
}
