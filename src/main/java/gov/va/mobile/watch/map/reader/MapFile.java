package gov.va.mobile.watch.map.reader;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Reads a services map from a file. */
public final class MapFile {
    private MapFile() {}

    /** The process's own environment. */
    public static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    /**
     * Reads the file; one that cannot be read at all is a map with one problem.
     *
     * @param secretsDirectory where secret files lie; it need not exist
     */
    public static MapReading read(String file, Function<String, Optional<String>> environment, Path secretsDirectory) {
        return MapContent.of(file).read(environment, secretsDirectory);
    }
}
