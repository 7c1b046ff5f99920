package gov.va.mobile.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The JVM takes the options that the image brings for many checks (docs/operations.md, "Starting fast"); those of each start are what all process tests run by. */
class ImageOptionsTest {
    @Test
    void theJvmTakesTheOptionsForManyChecks() throws IOException, InterruptedException {
        assertThat(accepted("many-checks.options")).doesNotContainIgnoringCase("warning");
    }

    @Test
    void theJvmTakesTheOptionsForManyChecksByTls() throws IOException, InterruptedException {
        assertThat(accepted("many-tls.options"))
                .contains("2 compiler directives added")
                .doesNotContainIgnoringCase("warning");
    }

    private static String accepted(String options) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "@" + options,
                        "-version")
                .directory(Path.of("src/main/image").toFile())
                .redirectErrorStream(true)
                .start();

        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(said).isZero();
        return said;
    }
}
