package org.roundup.web.compression;

import java.util.function.UnaryOperator;
import org.roundup.hyperdb.ConfigurationError;

/**
 * How hard to compress.
 *
 * @param zstdLevel 1 to 19
 * @param brotliQuality 0 to 11
 * @param gzipLevel 1 to 9
 * @param threshold shortest body in bytes that is worth coding
 */
record CompressionSettings(int zstdLevel, int brotliQuality, int gzipLevel, int threshold) {

    /**
     * Reads the settings {@code zstd}, {@code brotli}, {@code gzip} and {@code threshold}. The defaults are the levels beyond which a page takes longer to compress than it
     * saves on a fast line.
     *
     * @param setting gives the value of a setting, or null
     * @throws ConfigurationError if a value is not a number of its range
     */
    static CompressionSettings read(UnaryOperator<String> setting) {
        return new CompressionSettings(
                number(setting, "zstd", 3, 1, 19),
                number(setting, "brotli", 4, 0, 11),
                number(setting, "gzip", 4, 1, 9),
                number(setting, "threshold", 100, 0, Integer.MAX_VALUE));
    }

    private static int number(UnaryOperator<String> setting, String name, int standard, int least, int most) {
        String value = setting.apply(name);
        if (value == null) {
            return standard;
        }
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number out of range
        }
        throw new ConfigurationError("Invalid value for compression.%s: '%s'. A number from %d to %d is required."
                .formatted(name, value, least, most));
    }
}
