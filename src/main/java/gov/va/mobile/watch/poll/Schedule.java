package gov.va.mobile.watch.poll;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.CRC32;

/**
 * The slots of a check: all instants that are {@code phase} past a multiple of {@code interval}, so that load spreads and a restart bunches nothing
 * (behaviour.md §2).
 */
record Schedule(Duration interval, Duration phase) {
    /** The slots of the check or source of that id. */
    static Schedule of(String id, Duration interval) {
        var crc = new CRC32();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        return new Schedule(interval, Duration.ofMillis(crc.getValue() % interval.toMillis()));
    }

    /** The first slot after that time; the claim computes the same in SQL. */
    Instant after(Instant time) {
        long step = interval.toMillis();
        long past = time.toEpochMilli() - phase.toMillis();
        return Instant.ofEpochMilli(phase.toMillis() + (Math.floorDiv(past, step) + 1) * step);
    }
}
