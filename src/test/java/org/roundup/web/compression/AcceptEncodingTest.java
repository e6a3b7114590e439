package org.roundup.web.compression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AcceptEncodingTest {
    private static final List<Codec> CODECS = List.of(new ZstdCodec(3), new BrotliCodec(4), new GzipCodec(4));

    @ParameterizedTest
    @CsvFileSource(resources = "accept-encoding.txt", delimiter = '|', emptyValue = "")
    void choosesByTheHeader(String header, String expected) {
        AcceptEncoding accepted = AcceptEncoding.parse(fields(header));

        String chosen =
                accepted.preferred(CODECS).map(Codec::name).orElse(accepted.acceptsIdentity() ? "identity" : "406");

        assertEquals(expected, chosen);
    }

    private static List<String> fields(String header) {
        if ("-".equals(header)) {
            return List.of();
        }
        return List.of(header == null ? "" : header);
    }
}
