package org.roundup.tracker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the program. */
public final class Version {
    private Version() {}

    /** Version of the program and of Java, as in {@code 1.0.0 (java 17.0.15)}. */
    public static String text() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version") + " (java " + System.getProperty("java.version") + ")";
    }
}
