package gov.va.mobile.watch.check;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a server that answers 429 wants to be left alone ({@code Retry-After}, RFC 9110): seconds, or a date, which is held against the server's own clock. */
final class RetryAfter {
    private static final int MOST_DIGITS = 6;

    private RetryAfter() {}

    /** Absent where it does not say, or says nothing that can be read. */
    static Optional<Duration> of(HttpAnswer answer) {
        String after = answer.headers().get(HttpHeaderNames.RETRY_AFTER, "").trim();
        boolean seconds = !after.isEmpty() && after.chars().allMatch(digit -> '0' <= digit && digit <= '9');
        if (seconds) {
            return after.length() > MOST_DIGITS
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(Long.parseLong(after)));
        }
        return date(after)
                .flatMap(until -> date(answer.headers().get(HttpHeaderNames.DATE, ""))
                        .filter(until::isAfter)
                        .map(now -> Duration.between(now, until)));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.trim())));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
