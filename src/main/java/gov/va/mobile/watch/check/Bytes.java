package gov.va.mobile.watch.check;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/** A body as it grows, never beyond its limit. */
final class Bytes {
    static final Bytes NONE = new Bytes(0);
    private static final int FIRST = 2048;

    private final int limit;
    private byte[] content = new byte[0];
    private int length;

    Bytes(int limit) {
        this.limit = limit;
    }

    /** Takes what is readable; false when that would be more than the limit. */
    boolean append(ByteBuf more) {
        int count = more.readableBytes();
        if (count > limit - length) {
            return false;
        }
        if (length + count > content.length) {
            content = Arrays.copyOf(content, Math.min(limit, Math.max(FIRST, Math.max(length + count, 2 * length))));
        }
        more.readBytes(content, length, count);
        length += count;
        return true;
    }

    int length() {
        return length;
    }

    ByteArrayInputStream stream() {
        return new ByteArrayInputStream(content, 0, length);
    }

    String text(Charset charset) {
        return new String(content, 0, length, charset);
    }
}
