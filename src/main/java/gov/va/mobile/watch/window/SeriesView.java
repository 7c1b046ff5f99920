package gov.va.mobile.watch.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A window that recurs.
 *
 * @param start of the first occurrence
 * @param nextAt the next occurrence that is not a window yet; absent when there is none
 * @param upcoming it and those after it, as far as the next 62 days
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "MaintenanceSeries")
record SeriesView(
        UUID id,
        String rrule,
        String zone,
        Instant start,
        Duration length,
        List<String> upstreamIds,
        Scope scope,
        Optional<String> userMessage,
        Optional<Instant> nextAt,
        List<Instant> upcoming,
        String madeBy,
        Instant madeAt,
        Optional<String> endedBy,
        Optional<Instant> endedAt) {
    /** What a calendar of a month, and the next, shows. */
    private static final Duration AHEAD = Duration.ofDays(62);

    static SeriesView of(WindowSeries series, Instant now) {
        return new SeriesView(
                series.id,
                series.rrule,
                series.zone,
                series.start,
                Duration.ofSeconds(series.length),
                List.copyOf(series.upstreamIds),
                series.scope,
                Optional.ofNullable(series.userMessage),
                Optional.ofNullable(series.nextAt),
                series.upcoming(now.plus(AHEAD)),
                series.madeBy,
                series.madeAt,
                Optional.ofNullable(series.endedBy),
                Optional.ofNullable(series.endedAt));
    }
}
