package org.roundup.web.request;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultipartParserTest {

    private static Fields parse(String body) {
        Fields.Builder fields = new Fields.Builder();
        MultipartParser.parse(body.getBytes(StandardCharsets.UTF_8), "B", fields);
        return fields.build(true);
    }

    private static String part(String headers, String content) {
        return "--B\r\n" + headers + "\r\n\r\n" + content + "\r\n";
    }

    @Test
    void readsTextsAndFilesInOrder() {
        Fields fields = parse(part("Content-Disposition: form-data; name=\"a\"", "1")
                + part("content-disposition: form-data; name=\"a\"", "zwei ü")
                + part(
                        "Content-Disposition: form-data; name=\"f\"; filename=\"x\\\"y.txt\"\r\nContent-Type: text/plain",
                        "hi\r\n--B")
                + "--B--\r\n");
        assertEquals(List.of("1", "zwei ü"), fields.all("a"));
        Upload upload = fields.uploads("f").get(0);
        assertEquals("x\"y.txt", upload.fileName());
        assertEquals("text/plain", upload.type());
    }

    @Test
    void keepsEmptyValues() {
        assertEquals(
                "",
                parse(part("Content-Disposition: form-data; name=\"title\"", "") + "--B--")
                        .first("title"));
    }

    @Test
    void keepsBytesOfFilesAsTheyAre() {
        byte[] content = new byte[5000];
        new Random(1).nextBytes(content);
        byte[] head = "preamble\r\n--B\r\nContent-Disposition: form-data; name=f; filename=\"C:\\dir\\a.bin\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] tail = "\r\n--B--".getBytes(StandardCharsets.US_ASCII);
        byte[] body = new byte[head.length + content.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(content, 0, body, head.length, content.length);
        System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
        Fields.Builder fields = new Fields.Builder();
        MultipartParser.parse(body, "B", fields);
        Upload upload = fields.build(true).uploads("f").get(0);
        assertArrayEquals(content, upload.content());
        assertEquals("a.bin", upload.baseName());
    }

    @Test
    void survivesAnything() {
        String whole = part("Content-Disposition: form-data; name=\"a\"", "1") + "--B--\r\n";
        for (int length = 0; length < whole.length(); length++) {
            parse(whole.substring(0, length));
        }
        Random random = new Random(7);
        String alphabet = "-B\r\n:;=\"a ";
        for (int round = 0; round < 3000; round++) {
            StringBuilder body = new StringBuilder("--B\r\n");
            for (int i = 0; i < 40; i++) {
                body.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            parse(body.toString());
        }
    }

    @Test
    void refusesToReadAnEndlessForm() {
        String many = part("Content-Disposition: form-data; name=\"a\"", "1").repeat(5001);
        assertFalse(
                MultipartParser.parse((many + "--B--").getBytes(StandardCharsets.UTF_8), "B", new Fields.Builder()));
    }
}
