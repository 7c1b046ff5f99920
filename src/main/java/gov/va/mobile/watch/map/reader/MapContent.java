package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.platform.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a services map's file held at one moment, so that what is read is what was looked at; a file that cannot be read at all is a content too. */
public final class MapContent {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String file;
    private final byte[] bytes;
    private final Optional<String> unreadable;
    private final Optional<Instant> changedAt;

    private MapContent(String file, byte[] bytes, Optional<String> unreadable, Optional<Instant> changedAt) {
        this.file = file;
        this.bytes = bytes;
        this.unreadable = unreadable;
        this.changedAt = changedAt;
    }

    /** Looks at the file, through whatever links lead to it. */
    public static MapContent of(String file) {
        try {
            Path path = Path.of(file);
            byte[] bytes = Files.readAllBytes(path);
            return new MapContent(
                    file,
                    bytes,
                    Optional.empty(),
                    Optional.of(Files.getLastModifiedTime(path).toInstant()));
        } catch (NoSuchFileException missing) {
            return unreadable(file, "found no such file");
        } catch (IOException | UncheckedIOException | IllegalArgumentException | OutOfMemoryError failed) {
            return unreadable(
                    file,
                    "found a file that cannot be read (" + failed.getClass().getSimpleName() + ")");
        }
    }

    private static MapContent unreadable(String file, String found) {
        return new MapContent(file, new byte[0], Optional.of(found), Optional.empty());
    }

    /** The same for the same content: the SHA-256 of its bytes, in hexadecimal digits, or why there are none. */
    public String hash() {
        return unreadable.orElseGet(() -> Digests.sha256Hex(bytes));
    }

    /** Whether the other look found the same, byte for byte. */
    public boolean sameAs(MapContent other) {
        return unreadable.equals(other.unreadable) && Arrays.equals(bytes, other.bytes);
    }

    /** When the file was last written; absent where it could not be read. */
    public Optional<Instant> changedAt() {
        return changedAt;
    }

    /**
     * Reads the map that the content is; one that could not be read at all is a map with one problem.
     *
     * @param environment what <code>${NAME}</code> is filled from
     * @param secretsDirectory where secret files lie; it need not exist
     */
    public MapReading read(Function<String, Optional<String>> environment, Path secretsDirectory) {
        if (unreadable.isPresent()) {
            return refused(unreadable.get());
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String withoutMark = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return MapReader.read(file, withoutMark, environment, Optional.of(secretsDirectory));
        } catch (CharacterCodingException notText) {
            return refused("found bytes that are not UTF-8");
        }
    }

    private MapReading refused(String found) {
        String message = found + ", expected a services map";
        return new MapReading.Invalid(List.of(new MapProblem(Severity.ERROR, file, 1, 1, message)), List.of());
    }
}
