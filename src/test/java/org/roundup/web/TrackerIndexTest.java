package org.roundup.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.tracker.TrackerRegistry;

class TrackerIndexTest {
    @TempDir
    private Path folder;

    private final TrackerRegistry registry = new TrackerRegistry();

    @BeforeEach
    void register() {
        registry.register(Map.of("b <c>", folder, "A", folder));
    }

    @Test
    void listsNamesSortedAndEscaped() {
        String page = new TrackerIndex(registry, Optional.empty()).page();

        assertTrue(page.contains("""
                <ol>
                <li><a href="a/index">a</a></li>
                <li><a href="b%20%3Cc%3E/index">b &lt;c&gt;</a></li>
                </ol>"""), page);
    }

    @Test
    void followsTheTemplateOfTheAdministrator() throws IOException {
        Path template = Files.writeString(folder.resolve("list.html"), "$trackers.size() <b> #set($x = '<i>')$x");

        assertEquals("0 <b> &lt;i&gt;", new TrackerIndex(registry, Optional.of(template)).page());
    }

    @Test
    void fallsBackWhereTheTemplateFails() throws IOException {
        Path template = Files.writeString(folder.resolve("list.html"), "#if(");

        assertTrue(new TrackerIndex(registry, Optional.of(template)).page().contains("a/index"));
    }
}
