package gov.va.mobile.watch.map.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Maps that are written to do harm: each is answered within seconds, by errors that have a place, and takes neither the stack nor the memory. */
class HostileMapsTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int MANY = 200_000;
    private static final String HEAD =
            "version: 1\nupstreams:\n  - id: a\n    name: A\n    checks:\n      - { id: c, type: http, url: \"http://u.example/\"";

    static Stream<Arguments> maps() {
        return Stream.of(
                Arguments.of("lists in lists", "a: " + "[".repeat(MANY)),
                Arguments.of("mappings in mappings", "{a: ".repeat(MANY)),
                Arguments.of("lists by dashes", "- ".repeat(MANY)),
                Arguments.of("keys of keys", "? ".repeat(MANY)),
                Arguments.of("aliases of aliases", aliases()),
                Arguments.of("an alias of itself", "a: &a [*a]"),
                Arguments.of("merges of merges", "a: &a {b: 1}\nc: &c {<<: *a, <<: *a}\nd: {<<: [*a, *c, *c]}"),
                Arguments.of("a long scalar", "a: " + "x".repeat(8_000_000)),
                Arguments.of("a long key", "x".repeat(8_000_000) + ": 1"),
                Arguments.of("many anchors", "&a ".repeat(MANY)),
                Arguments.of("placeholders in placeholders", "a: \"" + "${A: ".repeat(MANY) + "}".repeat(MANY) + "\""),
                Arguments.of("placeholders that do not close", "a: \"" + "${A: ".repeat(MANY) + "\""),
                Arguments.of("placeholders one after the other", "a: \"" + "${A:b} ".repeat(MANY) + "\""),
                Arguments.of("a large number", "version: " + "9".repeat(1_000_000)),
                Arguments.of("a large exponent", "version: 1e999999999"),
                Arguments.of("a long path", with("expect: { json: { \"$" + "[0]".repeat(20_000) + "\": 1 } }")),
                Arguments.of(
                        "a path of filters", with("expect: { json: { \"$" + "[?(@.a)]".repeat(5_000) + "\": 1 } }")),
                Arguments.of(
                        "a path in a path",
                        with("expect: { json: { \"$" + "[?(@".repeat(5_000) + ")]".repeat(5_000) + "\": 1 } }")),
                Arguments.of(
                        "an expression that counts",
                        with("expect: { body: { matches: \"" + "(".repeat(6) + "a" + "{900})".repeat(6) + "\" } }")),
                Arguments.of(
                        "an expression in brackets",
                        with("expect: { body: { matches: \"" + "(".repeat(20_000) + ")".repeat(20_000) + "\" } }")),
                Arguments.of(
                        "a long URL",
                        "version: 1\nupstreams: [{ id: a, name: A, checks: [{ id: c, type: http, url: \"http://u/"
                                + "a".repeat(2_000_000) + "\" }] }]"));
    }

    private static String with(String expect) {
        return HEAD + ", " + expect + " }\nfeatures: []\n";
    }

    private static String aliases() {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1) + "]\n");
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("maps")
    void isAnswered(String what, String map) {
        MapReading reading = assertTimeoutPreemptively(SOON, () -> Reading.read(map), what);
        if (reading instanceof MapReading.Invalid invalid) {
            assertThat(invalid.errors()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
                assertThat(problem.message().length()).as(what).isLessThan(2_000);
            });
        }
    }
}
