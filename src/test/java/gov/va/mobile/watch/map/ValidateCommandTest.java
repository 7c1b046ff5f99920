package gov.va.mobile.watch.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private int run(String file) {
        return ValidateCommand.run(
                file, new PrintStream(bytes, true, StandardCharsets.UTF_8), name -> Optional.empty());
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("map.yaml"), text).toString();
    }

    @Test
    void theShippedMapIsValid() {
        assertThat(run("services-map.yaml")).isZero();
        assertThat(lines().getLast())
                .startsWith(
                        "services-map.yaml: valid: 33 upstreams, 29 features, 34 checks (17 switched off), 3 sources")
                .endsWith("warnings");
        assertThat(lines()).allSatisfy(line -> assertThat(line).startsWith("services-map.yaml:"));
    }

    @Test
    void aBadMapEndsWithOneAndSaysEverythingInOrder() throws IOException {
        String file = write("version: 3\nbackend: nobody\n");
        assertThat(run(file)).isOne();
        assertThat(lines())
                .containsExactly(
                        file
                                + ":1:1: warning: found 0 sentinels, expected at least 3: with fewer, our own network's fault is harder to tell from an outage",
                        file + ":1:10: found 3, expected 1",
                        file + ":2:10: found unknown upstream nobody, expected the id of an upstream of this map",
                        file + ": not valid: 2 errors, 1 warning");
    }

    @Test
    void aFileThatIsNotThereIsSaidInOneLine() {
        assertThat(run("no/such/map.yaml")).isOne();
        assertThat(lines()).containsExactly("no/such/map.yaml:1:1: found no such file, expected a services map");
    }

    @Test
    void whatIsNoTextOrNoFileIsSaidToo() throws IOException {
        Path file = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});
        assertThat(run(file.toString())).isOne();
        assertThat(run(folder.toString())).isOne();
        assertThat(lines().getFirst()).endsWith(":1:1: found bytes that are not UTF-8, expected a services map");
        assertThat(lines().getLast()).isEqualTo(folder + ":1:1: found no such file, expected a services map");
    }

    @Test
    void aByteOrderMarkDoesNoHarm() throws IOException {
        assertThat(run(write("\uFEFFversion: 1\n"))).isZero();
    }
}
