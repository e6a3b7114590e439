package org.roundup.ops.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFaceTest {

    @ParameterizedTest
    @CsvSource({
        "/, PAGE",
        "/demo, PAGE",
        "/demo/, PAGE",
        "/demo/issue1, PAGE",
        "/demo/restless, PAGE",
        "/demo/rest, REST",
        "/demo/rest/data/issue/1, REST",
        "/demo/xmlrpc, XMLRPC",
        "/demo/xmlrpcs, PAGE",
        "/demo/@@file/style.css, FILE",
        "/rest/issue1, PAGE",
        "/-/ready, NODE",
        "/-x/issue1, PAGE",
        "'', PAGE"
    })
    void tellsByTheAddressWhatARequestIsFor(String path, HttpFace face) {
        assertEquals(face, HttpFace.of(path, 0));
        assertEquals(face, HttpFace.of("/roundup" + path, "/roundup".length()));
    }
}
