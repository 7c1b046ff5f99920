package gov.va.mobile.watch.map.importing;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.ValidateCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportCommandTest {
    private static final Path SAMPLES = Path.of("src/test/resources/import");

    @TempDir
    Path folder;

    /** What a call printed, and its exit code. */
    private record Printed(int code, String out, String err) {}

    private static Printed run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = ImportCommand.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Printed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "gatus.expected.yaml, gatus gatus.yaml",
        "kuma.expected.yaml, kuma kuma.json",
        "blackbox.expected.yaml, blackbox blackbox.yml",
        "prometheus.expected.yaml, blackbox blackbox.yml prometheus.yml",
    })
    void aMapIsMadeThatIsValidAndHoldsNoSecret(String expected, String call) throws IOException {
        String[] arguments = Stream.of(call.split(" ", -1))
                .map(word -> word.contains(".") ? SAMPLES.resolve(word).toString() : word)
                .toArray(String[]::new);
        Printed printed = run(arguments);
        assertThat(printed.out()).isEqualTo(Files.readString(SAMPLES.resolve(expected)));
        assertThat(printed.code()).isZero();
        assertThat(printed.out() + printed.err()).doesNotContain("SECRET");
        printed.err().lines().forEach(line -> assertThat(printed.out()).contains("# - " + line + "\n"));
        Path map = Files.writeString(folder.resolve("map.yaml"), printed.out());
        var said = new ByteArrayOutputStream();
        assertThat(ValidateCommand.run(map.toString(), new PrintStream(said, true, StandardCharsets.UTF_8)))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gatus    | a: [              | what is no YAML",
                "gatus    | - a               | no mapping",
                "gatus    | endpoint: []      | neither endpoints nor external-endpoints",
                "gatus    | a: !!java.io.File x | what is no YAML",
                "kuma     | {\"a\":           | what is no JSON",
                "kuma     | {\"a\": 1}        | no monitorList",
                "kuma     | []                | no mapping",
                "blackbox | a: 1              | no modules",
            })
    void aFileThatIsNoneIsOneClearErrorAndNoMap(String kind, String text, String found) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), text);
        Printed printed = run(kind, file.toString());
        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err().lines())
                .singleElement()
                .asString()
                .startsWith(file + ": found " + found)
                .contains(", expected ");
    }

    @Test
    void aFileThatIsNotThereAndACallThatIsNoneAreSaid() {
        Printed missing = run("gatus", folder.resolve("nowhere").toString());
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("found no such file");
        for (String[] call :
                List.of(new String[] {"gatus"}, new String[] {"nagios", "a"}, new String[] {"kuma", "a", "b"})) {
            Printed printed = run(call);
            assertThat(printed.code()).isEqualTo(2);
            assertThat(printed.err().strip()).isEqualTo(ImportCommand.USAGE);
        }
    }

    @ParameterizedTest
    @CsvSource({"30s, 30000", "1m30s, 90000", "1.5h, 5400000", "250ms, 250", "2d, 172800000"})
    void durationsOfOthersAreRead(String text, long millis) {
        assertThat(Carry.millis(text)).contains(millis);
    }

    @ParameterizedTest
    @CsvSource({"30", "s", "1m 30s", "''", "1y"})
    void whatIsNoDurationIsNone(String text) {
        assertThat(Carry.millis(text)).isEqualTo(Optional.empty());
    }

    @Test
    void idsAreSafeAndUnique() {
        var draft = new Draft();
        assertThat(Stream.of("My API!", "my api", "Ünï", "", "x".repeat(80), "my-api-2")
                        .map(name -> draft.upstream(name, "here").id()))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9_-]{1,53}"))
                .contains("my-api", "my-api-2", "my-api-2-2");
    }
}
