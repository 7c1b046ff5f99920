package gov.va.mobile.watch.map.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a services map from a file. */
public final class MapFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

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
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(Path.of(file))))
                    .toString();
            String withoutMark = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return MapReader.read(file, withoutMark, environment, Optional.of(secretsDirectory));
        } catch (NoSuchFileException missing) {
            return unreadable(file, "found no such file");
        } catch (CharacterCodingException notText) {
            return unreadable(file, "found bytes that are not UTF-8");
        } catch (IOException | UncheckedIOException | IllegalArgumentException | OutOfMemoryError failed) {
            return unreadable(
                    file,
                    "found a file that cannot be read (" + failed.getClass().getSimpleName() + ")");
        }
    }

    private static MapReading unreadable(String file, String found) {
        String message = found + ", expected a services map";
        return new MapReading.Invalid(List.of(new MapProblem(Severity.ERROR, file, 1, 1, message)), List.of());
    }
}
