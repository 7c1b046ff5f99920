package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.window.FakePagerDuty.Held;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Windows that recur. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WindowProfile.class)
class SeriesTest extends WindowTestBase {
    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    SeriesClock seriesClock;

    @Inject
    SeriesDesk desk;

    @Test
    void eachOccurrenceIsAWindowOfItsOwnPublishedAWeekAhead() throws SQLException {
        WindowView first = recurring("FREQ=WEEKLY", DAY.multipliedBy(10), "bgs").getFirst();
        assertThat(first.recurrence().orElseThrow().rrule()).isEqualTo("FREQ=WEEKLY");
        assertThat(first.planId()).isEmpty();
        publisher.publishDue();
        assertThat(pagerduty.open()).isEmpty();
        assertThat(now(first).publication().state()).isEqualTo("pending");
        clock.advance(DAY.multipliedBy(3).plusSeconds(1));
        publishAgain();
        assertThat(pagerduty.open()).hasSize(1);
        seriesClock.makeDue();
        assertThat(windows.live()).hasSize(1);
        clock.advance(DAY.multipliedBy(7));
        seriesClock.makeDue();
        seriesClock.makeDue();
        assertThat(windows.live())
                .extracting(WindowView::start)
                .containsExactly(first.start().plus(DAY.multipliedBy(7)), first.start());
        publisher.publishDue();
        assertThat(pagerduty.open()).hasSize(2);
    }

    /** What PagerDuty holds follows the window at once, however far it moves: else features were blocked at a time that nobody wants any more. */
    @Test
    void anOccurrenceThatWasPublishedIsFollowedWhereverItMoves() {
        WindowView first = recurring("FREQ=WEEKLY", DAY, "bgs").getFirst();
        publisher.publishDue();
        assertThat(pagerduty.open()).hasSize(1);
        Instant start = in(DAY.multipliedBy(30)).truncatedTo(ChronoUnit.SECONDS);
        decisions.edit(call(now(first)), new WindowRequests.Edit(start, start.plusSeconds(3600), null, "moved"));
        publisher.publishDue();
        assertThat(pagerduty.open()).extracting(Held::start).containsExactly(start);
    }

    @Test
    void severalUpstreamsAreOnePlanInEachOccurrence() {
        List<WindowView> first = recurring("FREQ=DAILY;COUNT=3", DAY, "bgs", "mpi");
        seriesClock.makeDue();
        assertThat(windows.live()).hasSize(6);
        assertThat(first)
                .extracting(WindowView::planId)
                .containsOnly(first.getFirst().planId())
                .isNotEmpty();
        assertThat(windows.live().stream().map(WindowView::planId).distinct()).hasSize(3);
        clock.advance(DAY.multipliedBy(9));
        seriesClock.makeDue();
        windowClock.decideDue();
        assertThat(windows.live()).isEmpty();
    }

    @Test
    void anOccurrenceThatFindsItsPlaceTakenSaysSo() {
        WindowView other =
                planned("bgs", DAY.multipliedBy(2), DAY.multipliedBy(2).plusHours(1));
        recurring("FREQ=DAILY;COUNT=3", DAY, "bgs");
        seriesClock.makeDue();
        var cancelled = windows.list(
                        new WindowRepository.Filter(java.util.Set.of(WindowStatus.CANCELLED), java.util.Set.of()),
                        gov.va.mobile.watch.platform.Paging.of(null, null))
                .items();
        assertThat(cancelled).hasSize(1);
        assertThat(windows.live()).hasSize(3).contains(now(other));
    }

    @Test
    void endedItRecursNoMore() {
        WindowView first = recurring("FREQ=DAILY", DAY, "bgs").getFirst();
        seriesClock.makeDue();
        assertThat(windows.live()).hasSize(7);
        String id = first.recurrence().orElseThrow().seriesId().toString();
        SeriesView lasting = desk.list(gov.va.mobile.watch.platform.Paging.of(null, null))
                .items()
                .getFirst();
        assertThat(lasting.id()).hasToString(id);
        assertThat(lasting.upcoming())
                .startsWith(lasting.nextAt().orElseThrow())
                .hasSizeBetween(50, 62)
                .isSorted();
        assertThat(desk.end(id, new WindowRequests.Reason("done"), ANN).endedBy())
                .contains("ann");
        assertThat(windows.live()).isEmpty();
        assertThat(desk.list(gov.va.mobile.watch.platform.Paging.of(null, null)).items())
                .isEmpty();
        assertThat(refused(() -> desk.end(id, new WindowRequests.Reason(null), ANN)))
                .isEqualTo(409);
        assertThat(refused(() -> desk.get("x"))).isEqualTo(404);
        clock.advance(DAY.multipliedBy(20));
        seriesClock.makeDue();
        assertThat(windows.live()).isEmpty();
    }

    @Test
    void badRulesNameTheirField() {
        assertThat(wrong("FREQ=SOMETIMES", "America/New_York")).contains("FREQ=SOMETIMES");
        assertThat(wrong("FREQ=DAILY", "Mars/Olympus")).contains("Mars/Olympus");
        assertThat(wrong(null, "UTC")).contains("rrule");
        assertThat(wrong("FREQ=DAILY;COUNT=1;BYMONTH=2;BYMONTHDAY=30", "UTC")).contains("comes true");
        var overlapping = new WindowRequests.Plan(
                "bgs",
                null,
                in(DAY),
                in(DAY.multipliedBy(3)),
                "shared",
                null,
                null,
                new WindowRequests.Repeat("FREQ=DAILY", "UTC"));
        assertThat(catchThrowableOfType(ProblemException.class, () -> plans.plan(overlapping, ANN)))
                .hasMessageContaining("do not overlap");
    }

    private String wrong(@Nullable String rrule, String zone) {
        var plan = new WindowRequests.Plan(
                "bgs",
                null,
                in(DAY),
                in(DAY.plusHours(1)),
                "shared",
                null,
                null,
                new WindowRequests.Repeat(rrule, zone));
        var refused = catchThrowableOfType(ProblemException.class, () -> plans.plan(plan, ANN));
        assertThat(refused.problem().status()).isEqualTo(400);
        return String.valueOf(refused.getMessage());
    }

    private List<WindowView> recurring(String rrule, Duration from, String... upstreams) {
        Instant start = in(from);
        return plans.plan(
                        new WindowRequests.Plan(
                                upstreams.length == 1 ? upstreams[0] : null,
                                upstreams.length == 1 ? null : List.of(upstreams),
                                start,
                                start.plusSeconds(3600),
                                "shared",
                                null,
                                null,
                                new WindowRequests.Repeat(rrule, "UTC")),
                        ANN)
                .items();
    }

    private static int refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(ProblemException.class, work).problem().status();
    }
}
