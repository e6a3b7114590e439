package org.roundup.web.compression;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;

/** The coding {@code zstd}, RFC 8878, by the native library of its authors. */
final class ZstdCodec implements Codec {
    private final int level;

    /** @param level 1 (fast) to 19 (small); the window stays within the 8 MiB that RFC 9659 allows on the web */
    ZstdCodec(int level) {
        this.level = level;
    }

    @Override
    public String name() {
        return "zstd";
    }

    @Override
    public OutputStream encode(OutputStream out) throws IOException {
        return new ZstdOutputStreamNoFinalizer(out, RecyclingBufferPool.INSTANCE, level);
    }
}
