package gov.va.mobile.watch.exercise;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What {@code replay} was asked.
 *
 * @param from the first moment that is replayed; absent: the earliest that is recorded
 * @param to the end, exclusive; absent: the last that is recorded
 * @param map the map to judge by
 * @param results a file of results; absent: what the service recorded in its database
 */
record ReplayArguments(Optional<Instant> from, Optional<Instant> to, Path map, Optional<Path> results) {
    static final String USAGE =
            "Usage: replay [--from TIME] [--to TIME] --map FILE [--results FILE.csv]   (TIME: 2026-11-24, 2026-11-24T09:00:00-05:00, or 14d: so long ago)";

    /** What was called is no call. */
    static final class BadCallException extends Exception {
        private static final long serialVersionUID = 1;

        BadCallException(String message) {
            super(message + System.lineSeparator() + USAGE);
        }
    }

    static ReplayArguments parse(List<String> arguments, Instant now) throws BadCallException {
        Optional<Instant> from = Optional.empty();
        Optional<Instant> to = Optional.empty();
        Optional<Path> map = Optional.empty();
        Optional<Path> results = Optional.empty();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (!List.of("--from", "--to", "--map", "--results").contains(option)) {
                throw new BadCallException("found " + option + ", expected --from, --to, --map or --results");
            }
            if (!rest.hasNext()) {
                throw new BadCallException("found nothing behind " + option + ", expected its value");
            }
            String value = rest.next();
            switch (option) {
                case "--from" -> from = Optional.of(time(option, value, now));
                case "--to" -> to = Optional.of(time(option, value, now));
                case "--map" -> map = Optional.of(Path.of(value));
                default -> results = Optional.of(Path.of(value));
            }
        }
        if (map.isEmpty()) {
            throw new BadCallException("found no --map, expected the services map to judge by");
        }
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new BadCallException("found --from " + from.get() + ", expected a time before --to " + to.get());
        }
        return new ReplayArguments(from, to, map.get(), results);
    }

    private static Instant time(String option, String value, Instant now) throws BadCallException {
        try {
            if (value.matches("\\d{1,5}[dhm]")) {
                return now.minus(
                        Duration.parse((value.endsWith("d") ? "P" : "PT") + value.toUpperCase(java.util.Locale.ROOT)));
            }
            return value.length() == "2026-11-24".length()
                    ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException wrong) {
            throw new BadCallException("found " + option + " " + value
                    + ", expected a day, a time with its offset, or a time ago as 14d, 6h or 30m");
        }
    }
}
