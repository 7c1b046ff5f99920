package gov.va.mobile.watch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is packed is what it was, and only who takes it gets it. */
class PackedTest {
    @Test
    void unpackedItIsWhatItWas() throws IOException {
        byte[] plain = "{\"status\":\"up\"}".repeat(1000).getBytes(StandardCharsets.UTF_8);
        byte[] packed = Packed.of(plain);
        assertThat(packed).hasSizeLessThan(plain.length / 10);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertThat(in.readAllBytes()).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|true",
                "gzip, deflate, br, zstd|true",
                "br;q=1.0, GZIP ; q=0.8|true",
                "gzip;q=0|false",
                "deflate, gzip;q=0.0|false",
                "identity|false",
                "x-gzipped|false",
                "''|false"
            })
    void whoTakesIt(String acceptEncoding, boolean taken) {
        assertThat(Packed.taken(acceptEncoding)).isEqualTo(taken);
    }
}
