package gov.va.mobile.watch.check;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Turns an answer's body into bytes that can be judged: unpacked, but never more than the limit, however small it was packed. */
final class BodyReader {
    private static final String UTF_8 = "charset=utf-8";

    private BodyReader() {}

    /** A body that can be judged. */
    static final class Body {
        private final byte[] bytes;
        private final Charset charset;

        Body(byte[] bytes, Charset charset) {
            this.bytes = bytes;
            this.charset = charset;
        }

        byte[] bytes() {
            return bytes;
        }

        /** As text, in the charset that the answer says, else UTF-8; bytes that are none become U+FFFD. */
        String text() {
            return new String(bytes, charset);
        }
    }

    /**
     * The body, unpacked.
     *
     * @throws ProbeException when it is larger than {@code maxBody} or cannot be unpacked
     */
    static Body read(HttpAnswer answer, int maxBody) throws ProbeException {
        if (answer.cut()) {
            throw tooLarge(maxBody);
        }
        String coding = String.join(",", answer.headers().getAll(HttpHeaderNames.CONTENT_ENCODING))
                .trim()
                .toLowerCase(Locale.ROOT);
        ByteArrayInputStream packed = answer.body().stream();
        try {
            byte[] bytes = switch (coding) {
                case "", "identity" -> packed.readAllBytes();
                case "gzip", "x-gzip" ->
                    packed.available() == 0 ? new byte[0] : unpack(new GZIPInputStream(packed), maxBody);
                case "deflate" -> unpack(new InflaterInputStream(packed), maxBody);
                default ->
                    throw new ProbeException(Finding.fail(
                            FailureKind.BODY, "body: packed as " + Words.quoted(coding) + ", which is not read"));
            };
            return new Body(bytes, charset(answer));
        } catch (IOException damaged) {
            throw new ProbeException(
                    Finding.fail(FailureKind.BODY, "body: expected " + coding + ", found damaged data"));
        }
    }

    private static byte[] unpack(InputStream unpacking, int maxBody) throws IOException, ProbeException {
        try (unpacking) {
            byte[] bytes = unpacking.readNBytes(maxBody);
            if (unpacking.read() >= 0) {
                throw tooLarge(maxBody);
            }
            return bytes;
        }
    }

    private static Charset charset(HttpAnswer answer) {
        String type = answer.headers().get(HttpHeaderNames.CONTENT_TYPE);
        return type == null || type.indexOf(';') < 0 || saysUtf8(type)
                ? StandardCharsets.UTF_8
                : HttpUtil.getCharset(type, StandardCharsets.UTF_8);
    }

    /** As nearly all do that say one at all: what reads the others goes through the text letter by letter, through four calls each. */
    private static boolean saysUtf8(String type) {
        return type.regionMatches(true, type.length() - UTF_8.length(), UTF_8, 0, UTF_8.length());
    }

    private static ProbeException tooLarge(int maxBody) {
        return new ProbeException(Finding.fail(
                FailureKind.BODY, "body: larger than " + Words.size(maxBody) + ", the most that is read (maxBody)"));
    }
}
