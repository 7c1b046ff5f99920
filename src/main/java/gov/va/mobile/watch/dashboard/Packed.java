package gov.va.mobile.watch.dashboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** What is made once and read by many is packed once, not for each of them (gzip, RFC 1952; content negotiation, RFC 9110 §12.5.3). Pure. */
final class Packed {
    /** The name of the coding in both headers. */
    static final String CODING = "gzip";

    private static final int TYPICAL_SHARE = 8;

    private Packed() {}

    /** The bytes, packed quickly rather than tightly: it is made anew each second. */
    static byte[] of(byte[] plain) {
        var packed = new ByteArrayOutputStream(plain.length / TYPICAL_SHARE);
        try (var out = new Fast(packed)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    /** Whether a reader with that {@code Accept-Encoding} takes it. */
    static boolean taken(String acceptEncoding) {
        return Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(","))
                .map(coding -> coding.replace(" ", "").split(";q="))
                .anyMatch(
                        coding -> coding[0].equals(CODING) && (coding.length == 1 || !coding[1].matches("0(\\.0*)?")));
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream to) throws IOException {
            super(to);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
