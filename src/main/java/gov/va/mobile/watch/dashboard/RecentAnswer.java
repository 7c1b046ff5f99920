package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.poll.RecentResults.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an upstream answered lately; pure.
 *
 * @param from how far back was looked: older results are in the history
 * @param items newest first
 */
@Schema(name = "RecentResults")
record RecentAnswer(Instant from, List<ResultEntry> items) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** A run of a check. */
    @Schema(name = "RecentResult")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ResultEntry(
            String check,
            Instant at,
            @JsonProperty("class") ResultClass resultClass,
            Duration latency,
            PhaseTimes phases,
            Optional<Failure> failure) {}

    /**
     * How long each phase took; null where the run did not come to that, or has no such phase.
     *
     * @param firstByte from the request to the first byte of the answer
     * @param transfer from there to its end
     */
    @Schema(name = "Phases")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PhaseTimes(
            Optional<Duration> dns,
            Optional<Duration> connect,
            Optional<Duration> tls,
            Optional<Duration> firstByte,
            Optional<Duration> transfer) {
        static PhaseTimes of(Phases phases) {
            return new PhaseTimes(
                    time(phases.dns()),
                    time(phases.connect()),
                    time(phases.tls()),
                    time(phases.firstByte()),
                    time(phases.transfer()));
        }

        private static Optional<Duration> time(long nanos) {
            return nanos == Phases.NOT_REACHED ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
        }
    }

    /** Since when so many runs of its slowest check were due: what is read is bounded, however much is checked and however slowly. */
    static Instant from(Upstream upstream, int limit, Instant now) {
        Duration interval = upstream.checks().stream()
                .map(Check::interval)
                .max(Comparator.naturalOrder())
                .orElse(LONGEST);
        Duration back = interval.multipliedBy(limit);
        return now.minus(back.compareTo(LONGEST) < 0 ? back : LONGEST);
    }

    static RecentAnswer of(Instant from, List<Recorded> recorded) {
        return new RecentAnswer(from, recorded.stream().map(RecentAnswer::entry).toList());
    }

    private static ResultEntry entry(Recorded recorded) {
        CheckResult result = recorded.result();
        return new ResultEntry(
                recorded.checkId(),
                recorded.at(),
                result.resultClass(),
                result.latency(),
                PhaseTimes.of(result.phases()),
                result.failure());
    }
}
