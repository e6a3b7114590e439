package org.roundup.web.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Files of a form as texts, so that a page can hold them in hidden fields until the form is sent again.
 *
 * @param texts one for each file that is kept
 * @param lost names of files that are too large for that
 */
public record KeptFiles(List<String> texts, List<String> lost) {

    /** The name of the hidden fields. */
    public static final String FIELD = "@kept_file";

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /** The files of a form, as many as a page can hold. */
    public static KeptFiles of(Fields fields) {
        List<String> texts = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        int bytes = 0;
        for (String name : fields.names()) {
            for (Upload file : fields.uploads(name)) {
                if (file.fileName().isEmpty()) {
                    continue;
                }
                if (file.content().length > MOST_BYTES - bytes) {
                    lost.add(file.baseName());
                } else {
                    bytes += file.content().length;
                    texts.add(text(name, file));
                }
            }
        }
        return new KeptFiles(texts, lost);
    }

    private static String text(String field, Upload file) {
        String type = file.type() == null ? "" : file.type();
        return Urls.quoteAll(field)
                + ' '
                + Urls.quoteAll(file.fileName())
                + ' '
                + Urls.quoteAll(type)
                + ' '
                + Base64.getEncoder().encodeToString(file.content());
    }

    /** Puts the file of a hidden field back among the fields; what is no such text is passed over. */
    public static void restore(String text, Fields.Builder fields) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 4) {
            return;
        }
        try {
            String type = parts[2].isEmpty() ? null : decoded(parts[2]);
            byte[] content = Base64.getDecoder().decode(parts[3]);
            fields.add(decoded(parts[0]), new Upload(decoded(parts[1]), type, content));
        } catch (IllegalArgumentException malformed) {
            return;
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
