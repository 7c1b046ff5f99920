package gov.va.mobile.watch.map;

import gov.va.mobile.watch.map.reader.MapFile;
import gov.va.mobile.watch.map.reader.MapProblem;
import gov.va.mobile.watch.map.reader.MapReading;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code validate FILE}: says all that is wrong with a services map; needs neither Quarkus nor a database. */
public final class ValidateCommand {
    private static final String SECRETS_VARIABLE = "WATCH_SECRETS_DIRECTORY";
    private static final String SECRETS_DEFAULT = "secrets";
    private static final Comparator<MapProblem> BY_PLACE =
            Comparator.comparingInt(MapProblem::line).thenComparingInt(MapProblem::column);

    private ValidateCommand() {}

    /** Prints each problem in one line and a summary; the exit code: 0 for a map that can be used, else 1. */
    public static int run(String file, PrintStream out) {
        return run(file, out, MapFile::environment);
    }

    static int run(String file, PrintStream out, Function<String, Optional<String>> environment) {
        if (Files.isDirectory(Path.of(file)) || !Files.exists(Path.of(file))) {
            out.println(file + ":1:1: found no such file, expected a services map");
            return 1;
        }
        Path secrets = Path.of(environment
                .apply(SECRETS_VARIABLE)
                .filter(folder -> !folder.isBlank())
                .orElse(SECRETS_DEFAULT));
        return switch (MapFile.read(file, environment, secrets)) {
            case MapReading.Valid valid -> {
                valid.warnings().forEach(out::println);
                out.println(file + ": valid: " + contents(valid.map()) + ", "
                        + counted(valid.warnings().size(), "warning"));
                yield 0;
            }
            case MapReading.Invalid invalid -> {
                Stream.concat(invalid.errors().stream(), invalid.warnings().stream())
                        .sorted(BY_PLACE)
                        .forEach(out::println);
                out.println(file + ": not valid: " + counted(invalid.errors().size(), "error") + ", "
                        + counted(invalid.warnings().size(), "warning"));
                yield 1;
            }
        };
    }

    private static String contents(ServicesMap map) {
        List<Check> checks = map.upstreams().stream()
                .flatMap(upstream -> upstream.checks().stream())
                .toList();
        long off = checks.stream().filter(Check::off).count();
        return String.join(
                ", ",
                counted(map.upstreams().size(), "upstream"),
                counted(map.features().size(), "feature"),
                counted(checks.size(), "check") + " (" + off + " switched off)",
                counted(map.sources().size(), "source"),
                counted(map.groups().size(), "group"),
                counted(map.sentinels().size(), "sentinel"));
    }

    private static String counted(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
