package org.roundup.hyperdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;

class PasswordTest {

    static List<String[]> forms() {
        return Vectors.of("/hyperdb/passwords-forms.txt").stream()
                .map(columns -> new String[] {columns[0], columns[1], columns.length > 2 ? columns[2] : ""})
                .toList();
    }

    @ParameterizedTest(name = "of {0}")
    @MethodSource("forms")
    void tellsStoredFromClearText(String text, String scheme, String data) {
        Optional<Password> password = Password.parse(text);
        assertEquals(scheme.equals("-") ? Optional.empty() : Optional.of(new Password(scheme, data)), password);
        password.ifPresent(stored -> assertEquals(text, stored.stored()));
    }

    @Test
    void neverShowsTheHash() {
        Password password = new Password("SHA", "8d42e738");
        assertEquals("{SHA}*encrypted*", password.toString());
        assertEquals("{SHA}8d42e738", password.stored());
    }
}
