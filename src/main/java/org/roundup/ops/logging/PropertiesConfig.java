package org.roundup.ops.logging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.LogManager;

/** A {@code logging.properties} of Java. Relative names of log files start at the tracker home. */
final class PropertiesConfig {
    private static final String FILE = ".pattern";

    private PropertiesConfig() {}

    static void apply(Path file, Path home) throws IOException, LoggingConfigException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IllegalArgumentException malformed) {
            throw new LoggingConfigException(malformed.getMessage());
        }
        for (String key : properties.stringPropertyNames()) {
            String value = properties.getProperty(key);
            // A leading %t or %h is a directory that java.util.logging knows.
            if (key.endsWith(FILE) && !value.startsWith("%")) {
                properties.setProperty(key, home.resolve(value).toString());
            }
        }
        ByteArrayOutputStream resolved = new ByteArrayOutputStream();
        properties.store(resolved, null);
        LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(resolved.toByteArray()));
    }
}
