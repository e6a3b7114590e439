package org.roundup.cli.admin.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.UsageError;

/** Words of the form {@code property=value}. */
public final class PropertyArguments {

    private PropertyArguments() {}

    /**
     * The texts by property; null where nothing follows the equals sign.
     *
     * @throws UsageError if a word has no equals sign
     */
    public static Map<String, String> parse(List<String> words) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw new UsageError("argument \"" + word + "\" not propname=value");
            }
            String text = word.substring(equals + 1);
            texts.put(word.substring(0, equals), text.isEmpty() ? null : text);
        }
        return texts;
    }
}
