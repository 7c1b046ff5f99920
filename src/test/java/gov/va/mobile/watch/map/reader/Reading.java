package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.ServicesMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads maps written in a test. */
final class Reading {
    /** Sentinels and a feature, so that a map of one upstream gives no warning. */
    static final String HEAD = """
            version: 1
            sentinels:
              - { id: a, url: "https://a.example/" }
              - { id: b, url: "https://b.example/" }
              - { id: c, address: "c.example:443" }
            features: [{ id: f, name: F, dependsOn: [u] }]
            upstreams:
            """;

    private Reading() {}

    static MapReading read(String text) {
        return read(text, Map.of());
    }

    static MapReading read(String text, Map<String, String> environment) {
        return MapReader.read(
                "map.yaml",
                text,
                name -> Optional.ofNullable(environment.get(name)),
                Optional.of(Path.of("no-such-folder")));
    }

    /** All problems as they are printed, without the name of the file. */
    static List<String> problems(String text) {
        return problems(read(text));
    }

    static List<String> problems(MapReading reading) {
        Stream<MapProblem> errors =
                reading instanceof MapReading.Invalid invalid ? invalid.errors().stream() : Stream.of();
        return Stream.concat(errors, reading.warnings().stream())
                .map(problem -> problem.toString().replaceFirst("^map.yaml:", ""))
                .toList();
    }

    /** The map, which must be valid. */
    static ServicesMap map(String text) {
        return map(text, Map.of());
    }

    static ServicesMap map(String text, Map<String, String> environment) {
        return switch (read(text, environment)) {
            case MapReading.Valid valid -> valid.map();
            case MapReading.Invalid invalid -> throw new AssertionError("not valid: " + invalid.errors());
        };
    }
}
