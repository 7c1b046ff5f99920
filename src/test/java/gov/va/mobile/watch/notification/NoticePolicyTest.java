package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.notification.Notice.Kind;
import gov.va.mobile.watch.notification.Notice.Trouble;
import gov.va.mobile.watch.notification.NoticePolicy.Step;
import gov.va.mobile.watch.poll.CheckView;
import gov.va.mobile.watch.poll.CheckView.LastResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** behaviour.md §3 "misconfigured" and §6 "degraded for 30 min and certificate ending (business hours)". */
class NoticePolicyTest {
    private static final BusinessHours HOURS = BusinessHours.of("us-federal");
    /** A Monday, 10:00 in New York. */
    private static final Instant OPEN = Instant.parse("2026-11-02T15:00:00Z");

    private static final Instant NIGHT = Instant.parse("2026-11-03T07:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-03T14:00:00Z");

    private static List<Step> decide(Trouble trouble, Optional<Notice> before, Instant now) {
        return NoticePolicy.decide(
                List.of(trouble), before.stream().toList(), Map.of("bgs", HealthStatus.UP), HOURS, now);
    }

    private static Trouble trouble(Kind kind, Optional<Instant> endsAt) {
        return new Trouble(kind, "bgs", OPEN, "seen", endsAt);
    }

    private static Optional<Notice> decided(Kind kind, Instant at) {
        return Optional.of(new Notice(kind, "bgs", OPEN, Optional.of(at), true));
    }

    private static boolean tells(List<Step> steps) {
        return steps.stream().anyMatch(Step.Tell.class::isInstance);
    }

    @Test
    void misconfiguredIsDecidedAtOnceAndAgainEachBusinessMorning() {
        Trouble wrong = trouble(Kind.MISCONFIGURED, Optional.empty());
        assertThat(tells(decide(wrong, Optional.empty(), NIGHT))).isTrue();
        assertThat(decide(wrong, decided(Kind.MISCONFIGURED, OPEN), OPEN.plus(Duration.ofHours(8))))
                .isEmpty();
        assertThat(decide(wrong, decided(Kind.MISCONFIGURED, OPEN), NIGHT)).isEmpty();
        assertThat(tells(decide(wrong, decided(Kind.MISCONFIGURED, OPEN), MORNING)))
                .isTrue();
        assertThat(decide(wrong, decided(Kind.MISCONFIGURED, MORNING), MORNING.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void degradedIsToldOnceAfterHalfAnHourOfItInBusinessHours() {
        Trouble slow = trouble(Kind.DEGRADED, Optional.empty());
        assertThat(decide(slow, Optional.empty(), OPEN.plusSeconds(1799)))
                .singleElement()
                .isInstanceOf(Step.Begin.class);
        var begun = Optional.of(new Notice(Kind.DEGRADED, "bgs", OPEN, Optional.empty(), false));
        assertThat(decide(slow, begun, OPEN.plusSeconds(1799))).isEmpty();
        assertThat(tells(decide(slow, begun, OPEN.plusSeconds(1800)))).isTrue();
        assertThat(decide(slow, begun, NIGHT)).isEmpty();
        assertThat(tells(decide(slow, begun, MORNING))).isTrue();
        assertThat(decide(slow, decided(Kind.DEGRADED, OPEN), MORNING)).isEmpty();
    }

    @Test
    void aCertificateIsToldInBusinessHoursAndAgainAsItsEndComesNear() {
        Instant end = Instant.parse("2026-11-20T00:00:00Z");
        Trouble ending = trouble(Kind.CERTIFICATE, Optional.of(end));
        assertThat(tells(decide(ending, Optional.empty(), NIGHT))).isFalse();
        assertThat(tells(decide(ending, Optional.empty(), OPEN))).isTrue();
        assertThat(decide(ending, decided(Kind.CERTIFICATE, OPEN), MORNING)).isEmpty();
        Instant near = Instant.parse("2026-11-06T15:00:00Z");
        assertThat(tells(decide(ending, decided(Kind.CERTIFICATE, OPEN), near))).isTrue();
        assertThat(decide(ending, decided(Kind.CERTIFICATE, near), near.plus(Duration.ofDays(4))))
                .isEmpty();
        assertThat(tells(decide(ending, decided(Kind.CERTIFICATE, near), Instant.parse("2026-11-13T15:00:00Z"))))
                .isTrue();
    }

    @Test
    void itIsOverWhenItIsSeenNoMoreButNotWhenNothingIs() {
        Notice notice = decided(Kind.DEGRADED, OPEN).orElseThrow();
        assertThat(over(notice, HealthStatus.UP)).containsExactly(new Step.Over(notice, true));
        assertThat(over(notice, HealthStatus.DOWN)).containsExactly(new Step.Over(notice, false));
        assertThat(over(notice, HealthStatus.UNKNOWN)).isEmpty();
    }

    private static List<Step> over(Notice notice, HealthStatus status) {
        return NoticePolicy.decide(List.of(), List.of(notice), Map.of("bgs", status), HOURS, OPEN);
    }

    @Test
    void whatIsSeenOfChecksAndUpstreamsIsOneTroubleOfEachKind() {
        List<Trouble> found = Troubles.in(
                List.of(
                        health("bgs", HealthStatus.DEGRADED, FailureKind.SLOW, "answered in 4 s"),
                        health("mpi", HealthStatus.DEGRADED, FailureKind.CERTIFICATE, "ends"),
                        health("vaos", HealthStatus.DOWN, FailureKind.STATUS, "503")),
                List.of(
                        check(
                                "mpi",
                                ResultClass.DEGRADED,
                                FailureKind.CERTIFICATE,
                                "TLS: certificate ends 2026-11-20, in 18 days"),
                        check("bgs", ResultClass.DEGRADED, FailureKind.SLOW, "answered in 4 s"),
                        check("vaos", ResultClass.MISCONFIGURED, FailureKind.CREDENTIALS, "answered 401"),
                        check("vaos", ResultClass.MISCONFIGURED, FailureKind.CREDENTIALS, "answered 403")),
                OPEN);
        assertThat(found)
                .containsExactlyInAnyOrder(
                        new Trouble(
                                Kind.CERTIFICATE,
                                "mpi",
                                OPEN,
                                "main: TLS: certificate ends 2026-11-20, in 18 days",
                                Optional.of(Instant.parse("2026-11-20T00:00:00Z"))),
                        new Trouble(Kind.MISCONFIGURED, "vaos", OPEN, "main: answered 401", Optional.empty()),
                        new Trouble(Kind.DEGRADED, "bgs", OPEN.minusSeconds(60), "answered in 4 s", Optional.empty()));
    }

    static UpstreamHealth health(String id, HealthStatus status, FailureKind kind, String message) {
        return new UpstreamHealth(
                id, status, Optional.of(OPEN.minusSeconds(60)), List.of(), Optional.of(new Failure(kind, message)));
    }

    static CheckView check(String upstream, ResultClass result, FailureKind kind, String message) {
        return new CheckView(
                upstream,
                "main",
                HealthStatus.UP,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                        new LastResult(OPEN, result, Duration.ofMillis(80), Optional.of(new Failure(kind, message)))));
    }
}
