package org.roundup.web.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.SchemaBuilder;

class FieldNameTest {

    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        SchemaBuilder builder = new SchemaBuilder();
        for (String name : new String[] {"issue", "status", "msg", "user", "file"}) {
            builder.declare(ClassDefinition.Kind.PLAIN, name, List.of());
        }
        return builder.build();
    }

    static List<String[]> vectors() {
        return Vectors.of("/web/field-names.txt");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void takesNamesApart(String name, String expected) {
        FieldName found = FieldName.parse(name, SCHEMA);
        if (expected.equals("none")) {
            assertNull(found);
            return;
        }
        String text = found.operation() + " " + dash(found.className()) + " " + dash(found.id()) + " "
                + dash(found.property());
        assertEquals(expected, text);
    }

    private static String dash(String text) {
        return text == null ? "-" : text;
    }
}
