package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.notification.Notice.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When people are told of trouble that is no outage (behaviour.md §3, §6): asked wrongly at once and again each business morning; degraded after 30 minutes, a
 * certificate that ends, and a calendar that cannot be read, in business hours; the certificate again 14, 7 and 1 days before its end. Pure.
 */
final class NoticePolicy {
    /** For so long an upstream is degraded before anybody is told. */
    static final Duration DEGRADED_FOR = Duration.ofMinutes(30);

    /** So long before its end a certificate is told of again. */
    static final List<Duration> BEFORE_END = List.of(Duration.ofDays(14), Duration.ofDays(7), Duration.ofDays(1));

    private NoticePolicy() {}

    /** What to do. */
    sealed interface Step {
        /** Remember it; nobody is told yet. */
        record Begin(Trouble trouble) implements Step {}

        /** Tell it; {@code since} it is known. */
        record Tell(Trouble trouble, Instant since, Optional<Notice> before) implements Step {}

        /** It is over; {@code well}: and the upstream works. */
        record Over(Notice notice, boolean well) implements Step {}
    }

    /**
     * The steps that are due.
     *
     * @param troubles what is seen now, at most one of a kind and upstream
     * @param remembered what is stored
     * @param health of every upstream of the map
     */
    static List<Step> decide(
            List<Trouble> troubles,
            List<Notice> remembered,
            Map<String, HealthStatus> health,
            BusinessHours hours,
            Instant now) {
        var steps = new ArrayList<Step>();
        for (Trouble trouble : troubles) {
            Optional<Notice> before =
                    remembered.stream().filter(notice -> notice.isOf(trouble)).findFirst();
            Instant since = before.map(Notice::since).orElse(trouble.since());
            if (due(trouble, since, before.flatMap(Notice::decidedAt), hours, now)) {
                steps.add(new Step.Tell(trouble, since, before));
            } else if (before.isEmpty()) {
                steps.add(new Step.Begin(trouble));
            }
        }
        remembered.stream()
                .filter(notice -> troubles.stream().noneMatch(notice::isOf))
                // Nothing known is no news; a calendar is read without any check.
                .filter(notice -> notice.kind() == Notice.Kind.CALENDAR
                        || health.get(notice.upstreamId()) != HealthStatus.UNKNOWN)
                .forEach(
                        notice -> steps.add(new Step.Over(notice, health.get(notice.upstreamId()) == HealthStatus.UP)));
        return List.copyOf(steps);
    }

    private static boolean due(
            Trouble trouble, Instant since, Optional<Instant> decidedAt, BusinessHours hours, Instant now) {
        return switch (trouble.kind()) {
            case MISCONFIGURED ->
                decidedAt.isEmpty() || (hours.isOpen(now) && decidedAt.get().isBefore(hours.lastOpening(now)));
            case DEGRADED -> decidedAt.isEmpty() && hours.isOpen(now) && !now.isBefore(since.plus(DEGRADED_FOR));
            case CALENDAR -> decidedAt.isEmpty() && hours.isOpen(now);
            case CERTIFICATE ->
                hours.isOpen(now) && (decidedAt.isEmpty() || passed(trouble.endsAt(), decidedAt.get(), now));
        };
    }

    /** Whether the end came one step nearer since then. */
    private static boolean passed(Optional<Instant> endsAt, Instant then, Instant now) {
        return endsAt.stream()
                .flatMap(end -> BEFORE_END.stream().map(end::minus))
                .anyMatch(mark -> then.isBefore(mark) && !now.isBefore(mark));
    }
}
