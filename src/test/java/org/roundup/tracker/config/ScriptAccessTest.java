package org.roundup.tracker.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptAccessTest {
    @TempDir
    private Path home;

    private TrackerConfig config;

    @BeforeEach
    void load() throws IOException {
        Files.createDirectory(home.resolve("detectors"));
        Files.writeString(home.resolve("detectors/config.ini"), "[foo]\nuser = me\n");
        config = new ConfigDraft().set("web_debug", "yes").build(home);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config['WEB_DEBUG'] == true",
                "config.WEB_DEBUG",
                "config.get('web', 'debug')",
                "config.DATABASE + '/x' == home + '/db/x'",
                "config.NOSY_ADD_AUTHOR == 'new'",
                "config.RDBMS_PORT == null",
                "config.WEB_LOGIN_ATTEMPTS_MIN * 2 == 6",
                "config.detectors['FOO_USER'] == 'me'",
                "config.detectors.FOO_USER == 'me'",
                "config.ext.names().empty",
                "config.home.toString() == home",
                "config.HOME == home",
                "'fw: x' =~ config.MAILGW_REFWD_RE"
            })
    void groovyReads(String expression) {
        Binding binding = new Binding(Map.of("config", config, "home", home.toString()));
        assertEquals(true, new GroovyShell(binding).evaluate("!!(" + expression + ")"));
    }

    @Test
    void velocityReads() {
        StringWriter page = new StringWriter();
        new VelocityEngine()
                .evaluate(
                        new VelocityContext(Map.of("config", config)),
                        page,
                        "test",
                        "$config.TRACKER_NAME $config.get('web', 'debug') $config.detectors.FOO_USER");
        assertEquals("Roundup issue tracker true me", page.toString());
    }
}
