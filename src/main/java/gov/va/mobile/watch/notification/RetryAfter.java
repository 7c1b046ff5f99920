package gov.va.mobile.watch.notification;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}: seconds, or a date (RFC 9110). Pure. */
final class RetryAfter {
    private RetryAfter() {}

    /** In seconds; nothing where it says none, or to come at once. */
    static Optional<Duration> seconds(String header) {
        String text = header.strip();
        return text.matches("[0-9]{1,9}") && !text.matches("0+")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : Optional.empty();
    }

    /** In either form; nothing where it says none, or to come at once. */
    static Optional<Duration> read(String header, Instant now) {
        return seconds(header).or(() -> date(header.strip(), now));
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return at.isAfter(now) ? Optional.of(Duration.between(now, at)) : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
