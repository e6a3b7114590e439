package org.roundup.web.compression;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.github.luben.zstd.util.Native;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The codecs that work on this machine. */
final class Codecs {
    private static final Logger LOG = LoggerFactory.getLogger("roundup.web.compression");

    private Codecs() {}

    /** The codecs in the server's order of preference; gzip is always among them, the native ones where they load. */
    static List<Codec> available(CompressionSettings settings) {
        List<Codec> codecs = new ArrayList<>();
        if (isZstdAvailable()) {
            codecs.add(new ZstdCodec(settings.zstdLevel()));
        }
        if (isBrotliAvailable()) {
            codecs.add(new BrotliCodec(settings.brotliQuality()));
        }
        codecs.add(new GzipCodec(settings.gzipLevel()));
        return List.copyOf(codecs);
    }

    private static boolean isZstdAvailable() {
        try {
            Native.load();
        } catch (LinkageError e) {
            LOG.info("No zstd compression: the library for this machine does not load: {}", e.getMessage());
            return false;
        }
        return true;
    }

    private static boolean isBrotliAvailable() {
        if (!Brotli4jLoader.isAvailable()) {
            LOG.info(
                    "No brotli compression: the library for this machine does not load: {}",
                    String.valueOf(Brotli4jLoader.getUnavailabilityCause()));
            return false;
        }
        return true;
    }
}
