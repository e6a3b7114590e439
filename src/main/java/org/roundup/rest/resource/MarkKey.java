package org.roundup.rest.resource;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;

/** What the marks of a tracker's items are made with: its secret, and the order of the properties of its classes. */
final class MarkKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST = 1000;

    private final Mac prototype;
    private final Map<ClassDefinition, List<String>> properties = new ConcurrentHashMap<>();

    MarkKey(String secret) {
        try {
            prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(("etag:" + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** A fresh code. */
    Mac begin() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException foreign) {
            throw new IllegalStateException(foreign);
        }
    }

    /** Names of all properties, sorted. */
    List<String> properties(ClassDefinition definition) {
        List<String> known = properties.get(definition);
        if (known != null) {
            return known;
        }
        List<String> sorted = definition.allProperties().stream()
                .map(Property::name)
                .distinct()
                .sorted()
                .toList();
        if (properties.size() > MOST) { // of classes that scripts have replaced
            properties.clear();
        }
        properties.put(definition, sorted);
        return sorted;
    }
}
