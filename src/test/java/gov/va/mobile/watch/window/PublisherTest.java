package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.MapInForce;
import gov.va.mobile.watch.platform.Traces;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.SpanRecorder;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.FakePagerDuty.Fault;
import gov.va.mobile.watch.window.FakePagerDuty.Held;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WindowProfile.class)
class PublisherTest extends WindowTestBase {
    @Test
    void aConfirmedWindowIsMadeThereOnce() {
        WindowView window = confirmed("bgs");
        assertThat(window.publication().state()).isEqualTo("pending");
        publisher.publishDue();
        publisher.publishDue();
        reconcile();

        assertThat(pagerduty.calls("POST")).hasSize(1);
        Held held = pagerduty.open().getFirst();
        assertThat(held.service()).isEqualTo("PMOBILEbgs");
        assertThat(held.end()).isEqualTo(window.end());
        assertThat(held.description())
                .contains("[upstream-watch:" + window.id() + "]")
                .containsPattern("USER_MESSAGE: \\S");
        assertThat(held.description().indexOf("[upstream-watch:"))
                .isLessThan(held.description().indexOf("USER_MESSAGE:"));
        assertThat(held.description()).doesNotContain("ann");
        var publication = now(window).publication();
        assertThat(publication.state()).isEqualTo("published");
        assertThat(publication.pagerdutyId()).contains(held.id());
        assertThat(now(window).version()).isEqualTo(window.version());
    }

    @Test
    void theCallsBelongToTheTraceOfTheConfirmationUntilItIsDone() throws SQLException {
        var traces = new Traces(new SpanRecorder().telemetry());
        pagerduty.loseAnswer("POST");
        WindowView window = traces.span("POST confirm", () -> confirmed("bgs"));
        publisher.publishDue();
        assertThat(publications.of(window.id()).orElseThrow().traceparent()).isPresent();
        publishAgain();

        assertThat(now(window).publication().state()).isEqualTo("published");
        assertThat(publications.of(window.id()).orElseThrow().traceparent()).isEmpty();
    }

    @Test
    void nothingIsTracedWhereNobodyAskedForIt() throws SQLException {
        WindowView window = Arc.container().instance(Traces.class).get().span("POST confirm", () -> confirmed("bgs"));

        assertThat(publications.of(window.id()).orElseThrow().traceparent()).isEmpty();
    }

    @Test
    void aLostAnswerIsFoundAgainByTheMarker() throws SQLException {
        pagerduty.loseAnswer("POST");
        WindowView window = confirmed("bgs");
        publisher.publishDue();
        assertThat(now(window).publication().state()).isEqualTo("pending");
        assertThat(now(window).publication().lastError()).isPresent();
        publishAgain();

        assertThat(pagerduty.open()).hasSize(1);
        assertThat(pagerduty.calls("POST")).hasSize(1);
        assertThat(now(window).publication().state()).isEqualTo("published");
        assertThat(now(window).publication().lastError()).isEmpty();
    }

    @Test
    void aKillBetweenTheCallAndItsRecordLeavesOne() throws SQLException {
        WindowView window = confirmed("bgs");
        publisher.publishDue();
        // as if the replica had died before it recorded the outcome
        sql(
                "UPDATE window_publication SET state = 'pending', settled_revision = 0, pagerduty_id = NULL, there_starts_at = NULL,"
                        + " there_ends_at = NULL, published_at = NULL, due_at = now(), claimed_by = gen_random_uuid(), claimed_until = now() - interval '1 second'");
        publisher.publishDue();
        assertThat(pagerduty.open()).hasSize(1);
        assertThat(pagerduty.calls("POST")).hasSize(1);
        assertThat(now(window).publication().state()).isEqualTo("published");
    }

    @Test
    void theMarkerIsFoundOnALaterPage() {
        WindowView window = confirmed("bgs");
        for (int i = 0; i < 60; i++) {
            pagerduty.put("PMOBILEbgs", in(Duration.ofHours(1)), in(Duration.ofHours(2)), "somebody else's " + i);
        }
        Instant start = window.start().truncatedTo(ChronoUnit.SECONDS);
        String id = pagerduty.put(
                "PMOBILEbgs", start, window.end(), "of an attempt that was cut off " + Publishing.marker(window.id()));
        publisher.publishDue();
        assertThat(pagerduty.calls("GET")).hasSize(3);
        assertThat(pagerduty.calls("POST")).isEmpty();
        assertThat(now(window).publication().pagerdutyId()).contains(id);
    }

    @Test
    void twinsAreRemoved() {
        WindowView window = confirmed("bgs");
        publisher.publishDue();
        pagerduty.put("PMOBILEbgs", in(Duration.ZERO), window.end(), Publishing.marker(window.id()));
        reconcile();
        assertThat(pagerduty.open())
                .extracting(Held::id)
                .containsExactly(now(window).publication().pagerdutyId().orElseThrow());
    }

    @Test
    void whatIsClaimedIsLeftAloneUntilItsLeaseEnds() throws SQLException {
        confirmed("bgs");
        assertThat(publications.claim(UUID.randomUUID())).isPresent();
        publisher.publishDue();
        assertThat(pagerduty.calls("GET")).isEmpty();
        sql("UPDATE window_publication SET claimed_until = now() - interval '1 second'");
        publisher.publishDue();
        assertThat(pagerduty.open()).hasSize(1);
    }

    @Test
    void manyPublishersMakeOne() throws Exception {
        confirmed("bgs");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> work = () -> {
                publisher.publishDue();
                return true;
            };
            for (var done : threads.invokeAll(java.util.Collections.nCopies(8, work))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(pagerduty.open()).hasSize(1);
        assertThat(pagerduty.calls("POST")).hasSize(1);
    }

    @Test
    void aChangeIsPut() {
        WindowView window = confirmed("bgs");
        publisher.publishDue();
        Instant end = window.end().plus(Duration.ofMinutes(30));
        decisions.extend(call(window), new WindowRequests.Extend(end));
        publisher.publishDue();
        assertThat(pagerduty.open()).extracting(Held::end).containsExactly(end);
        assertThat(pagerduty.calls("PUT")).hasSize(1);
        reconcile();
        assertThat(now(window).status()).isEqualTo(WindowStatus.CONFIRMED);
        assertThat(pagerduty.calls("PUT")).hasSize(1);
    }

    @Test
    void anEndByHandEndsItThere() {
        WindowView window = confirmed("bgs");
        publisher.publishDue();
        windowClock.decideDue();
        WindowView active = now(window);
        assertThat(active.status()).isEqualTo(WindowStatus.ACTIVE);
        clock.advance(Duration.ofSeconds(5));
        WindowView ended = decisions.end(call(active), new WindowRequests.Reason("mended"));
        assertThat(ended.status()).isEqualTo(WindowStatus.ENDED);
        publisher.publishDue();
        assertThat(pagerduty.open()).isEmpty();
        assertThat(now(window).publication().state()).isEqualTo("ended");
        assertThat(pagerduty.calls("DELETE")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void goneOrOverIsAsGoodAsRemoved(int status) {
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        publisher.publishDue();
        pagerduty.fail("DELETE", status);
        decisions.cancel(call(now(window)), new WindowRequests.Reason(null));
        publisher.publishDue();
        assertThat(now(window).publication().state()).isEqualTo("ended");
    }

    @Test
    void aCancelledWindowWhoseAnswerWasLostIsRemovedToo() {
        pagerduty.loseAnswer("POST");
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        publisher.publishDue();
        assertThat(pagerduty.open()).hasSize(1);
        decisions.cancel(call(now(window)), new WindowRequests.Reason(null));
        publisher.publishDue();
        assertThat(pagerduty.open()).isEmpty();
    }

    @Test
    void aBadServiceIsRefusedForGoodAndTheOthersFlow() throws SQLException {
        WindowView bad = planned("vbms", Duration.ofHours(1), Duration.ofHours(2));
        WindowView good = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        publisher.publishDue();
        assertThat(now(good).publication().state()).isEqualTo("published");
        assertThat(now(bad).publication().state()).isEqualTo("failed");
        assertThat(now(bad).publication().lastError().orElseThrow()).contains("400");
        int calls = pagerduty.calls("POST").size();
        publishAgain();
        reconcile();
        assertThat(pagerduty.calls("POST")).hasSize(calls);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403})
    void aLockedAccountIsReportedAndTriedAgainSlowly(int status) throws SQLException {
        pagerduty.fail("GET", status);
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        publisher.publishDue();
        assertThat(now(window).publication().state()).isEqualTo("failed");
        assertThat(now(window).publication().lastError().orElseThrow())
                .contains(Integer.toString(status))
                .doesNotContain("secret-token");
        publisher.publishDue();
        assertThat(pagerduty.calls("GET")).hasSize(1);
        publishAgain();
        assertThat(now(window).publication().state()).isEqualTo("published");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void aPassingFaultIsRetried(int status) throws SQLException {
        pagerduty.fail(new Fault("POST", status, Map.of("ratelimit-reset", "37")));
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        publisher.publishDue();
        assertThat(now(window).publication().state()).isEqualTo("pending");
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery("SELECT extract(epoch FROM due_at - now()) FROM window_publication")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getDouble(1)).isBetween(30.0, 37.0);
        }
        publishAgain();
        assertThat(now(window).publication().state()).isEqualTo("published");
        assertThat(pagerduty.open()).hasSize(1);
    }

    /** Refused or out of reach: after 8 minutes Veterans do not see it, and people must know (behaviour.md §5). */
    @Test
    void whatPagerDutyDoesNotTakeForLongIsToldOnceWhateverTheReason() throws SQLException {
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        pagerduty.fail("GET", 503);
        publisher.publishDue();
        assertThat(now(window).publication().state()).isEqualTo("pending");
        clock.advance(Duration.ofMinutes(9));
        for (int tries = 0; tries < 2; tries++) {
            pagerduty.fail("GET", 503);
            publishAgain();
            assertThat(now(window).publication().state()).isEqualTo("failed");
            assertThat(now(window).publication().lastError().orElseThrow()).contains("503");
        }
        publishAgain();
        assertThat(now(window).publication().state()).isEqualTo("published");
        assertThat(pagerduty.open()).hasSize(1);
    }

    @Test
    void whatPagerDutyHoldsFollowsItsWindowThoughTheUpstreamLeftTheMap() {
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        publisher.publishDue();
        map.set(TestMaps.map(List.of(TestMaps.upstream("mpi")), List.of()));
        decisions.extend(
                call(now(window)), new WindowRequests.Extend(window.end().plusSeconds(3600)));
        publisher.publishDue();
        assertThat(pagerduty.open())
                .extracting(Held::end)
                .containsExactly(window.end().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void aServiceThatWasMendedInTheMapIsTriedAgain() {
        WindowView window = planned("vbms", Duration.ofHours(1), Duration.ofHours(2));
        publisher.publishDue();
        assertThat(now(window).publication().state()).isEqualTo("failed");
        var mended = TestMaps.map(List.of(sharedOnly("vbms", "PGOOD")), List.of(TestMaps.feature("efolder", "vbms")));
        map.set(mended);
        turn.take(() -> Arc.container().beanManager().getEvent().fire(new MapInForce(mended, clock.instant())));
        publisher.publishDue();
        assertThat(now(window).publication().state()).isEqualTo("published");
        assertThat(pagerduty.open()).extracting(Held::service).containsExactly("PGOOD");
    }

    @Test
    void whatAPersonEndedThereEndsHereAndIsNotMadeAgain() {
        WindowView window = confirmed("bgs");
        publisher.publishDue();
        windowClock.decideDue();
        clock.advance(Duration.ofMinutes(10));
        String id = now(window).publication().pagerdutyId().orElseThrow();
        Instant ended = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        pagerduty.moveByHand(id, window.start(), ended);
        clock.advance(Duration.ofSeconds(1));
        reconcile();
        WindowView after = now(window);
        assertThat(after.status()).isEqualTo(WindowStatus.ENDED);
        assertThat(after.end()).isEqualTo(ended);
        assertThat(after.publication().state()).isEqualTo("ended");
        assertThat(after.version()).isGreaterThan(window.version());
        reconcile();
        assertThat(pagerduty.calls("POST")).hasSize(1);
    }

    @Test
    void whatAPersonRemovedThereIsCancelledHere() {
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        publisher.publishDue();
        pagerduty.removeByHand(now(window).publication().pagerdutyId().orElseThrow());
        reconcile();
        assertThat(now(window).status()).isEqualTo(WindowStatus.CANCELLED);
        reconcile();
        assertThat(pagerduty.open()).isEmpty();
    }

    @Test
    void whatAPersonMovedThereMovesHere() {
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        WindowView next = planned("bgs", Duration.ofHours(3), Duration.ofHours(4));
        publisher.publishDue();
        Instant start = in(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        Instant end = next.start().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        pagerduty.moveByHand(now(window).publication().pagerdutyId().orElseThrow(), start, end);
        reconcile();
        WindowView moved = now(window);
        assertThat(moved.start()).isEqualTo(start);
        assertThat(moved.end()).isEqualTo(end);
        assertThat(moved.version()).isEqualTo(window.version() + 1);
        assertThat(pagerduty.calls("PUT")).isEmpty();
        reconcile();
        assertThat(now(window).version()).isEqualTo(moved.version());
    }

    @Test
    void whatPagerDutyCouldNotTakeInTimeIsNotSentLate() throws SQLException {
        WindowView window = planned("bgs", Duration.ofMinutes(1), Duration.ofMinutes(30));
        pagerduty.fail("GET", 503);
        publisher.publishDue();
        pass(Duration.ofMinutes(2));
        assertThat(now(window).status()).isEqualTo(WindowStatus.ACTIVE);
        pass(Duration.ofMinutes(30));
        WindowView late = now(window);
        assertThat(late.status()).isEqualTo(WindowStatus.EXPIRED);
        publishAgain();
        assertThat(pagerduty.calls("POST")).isEmpty();
        assertThat(now(window).publication().state()).isEqualTo("failed");
        assertThat(now(window).publication().lastError().orElseThrow()).contains("its end passed");
    }

    @Test
    void anHourWithoutPagerDutyForgetsNothing() throws SQLException {
        WindowView window = planned("bgs", Duration.ofMinutes(1), Duration.ofHours(5));
        publisher.publishDue();
        for (int i = 0; i < 5; i++) {
            pagerduty.fail("GET", 500);
            reconcile();
            publishAgain();
            pass(Duration.ofMinutes(12));
            assertThat(now(window).publication().state()).isEqualTo("published");
        }
        assertThat(now(window).status()).isEqualTo(WindowStatus.ACTIVE);
        assertThat(pagerduty.open()).hasSize(1);
        assertThat(pagerduty.calls("POST")).hasSize(1);
    }

    @Test
    void whateverIsLostThereIsOneForEachWindow() throws SQLException {
        for (long seed = 1; seed <= 12; seed++) {
            clear();
            var random = new java.util.Random(seed);
            WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
            for (int step = 0; step < 12; step++) {
                String method = List.of("GET", "POST", "PUT").get(random.nextInt(3));
                switch (random.nextInt(4)) {
                    case 0 -> pagerduty.loseAnswer(method);
                    case 1 -> pagerduty.fail(method, 503);
                    case 2 -> {
                        WindowView seen = now(window);
                        decisions.extend(
                                call(seen), new WindowRequests.Extend(seen.end().plusSeconds(60)));
                    }
                    default -> sql("UPDATE window_publication SET claimed_until = NULL, claimed_by = NULL");
                }
                publishAgain();
                assertThat(pagerduty.open()).as("seed %d step %d", seed, step).hasSizeLessThanOrEqualTo(1);
            }
            pagerduty.mend();
            publishAgain();
            assertThat(pagerduty.open())
                    .as("seed %d", seed)
                    .extracting(Held::end)
                    .containsExactly(now(window).end().truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
