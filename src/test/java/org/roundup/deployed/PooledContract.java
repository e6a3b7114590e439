package org.roundup.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What holds on application servers, which have pools of connections. They serve the tracker {@code pooled} as well. */
abstract class PooledContract extends DeployedContract {

    @Test
    void takesConnectionsFromThePoolOfTheServer() throws Exception {
        String credentials = "Basic " + Base64.getEncoder().encodeToString("admin:secret".getBytes(UTF_8));
        for (int i = 0; i < 30; i++) {
            HttpResponse<byte[]> read = get("pooled/rest/data/status/unread", "Authorization", credentials);
            assertEquals(200, read.statusCode(), text(read));
        }
        String keyword = "{\"name\": \"pooled\"}";
        HttpResponse<byte[]> created = post("pooled/rest/data/keyword", keyword, "Authorization", credentials);
        assertEquals(201, created.statusCode(), text(created));
        HttpResponse<byte[]> read = get("pooled/rest/data/keyword/pooled", "Authorization", credentials);
        assertTrue(text(read).contains("\"name\": \"pooled\""), text(read));
    }
}
