package gov.va.mobile.watch.incident;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.incident.IncidentChange.Kind;
import gov.va.mobile.watch.platform.Paging;
import gov.va.mobile.watch.poll.EventReported;
import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From reported events to incidents. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init") // injected
class EventJudgeTest extends IncidentTestBase {
    private static final Failure SEEN = new Failure(FailureKind.STATUS, "deploy failed");

    @Inject
    FakeQuiet quiet;

    @Inject
    IncidentRepository repository;

    @Inject
    Event<EventReported> reported;

    @AfterEach
    void uncover() {
        quiet.uncover();
    }

    private void report(String upstreamId, Optional<Failure> failure) {
        turn.take(() -> reported.fire(new EventReported(upstreamId, "deploys", failure, clock.instant())));
    }

    private List<String> timeline(UUID incidentId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> repository.timeline(incidentId, Paging.of(null, null)).stream()
                        .map(item -> item.kind)
                        .toList());
    }

    @Test
    void anEventOpensOneIncidentAndTheNextOnesJoinIt() {
        report("bgs", Optional.of(SEEN));
        clock.advance(Duration.ofSeconds(10));
        report("bgs", Optional.of(SEEN));
        clock.advance(Duration.ofSeconds(10));
        report("bgs", Optional.empty());
        IncidentView incident = open();
        assertThat(incident.title()).isEqualTo("BGS: deploy failed");
        assertThat(incident.failure()).contains(SEEN);
        assertThat(incident.affected().features()).containsExactlyInAnyOrder("payment_history", "appeals");
        assertThat(heard.kinds()).containsExactly(Kind.OPENED);
        assertThat(heard.events().getFirst().changes().getFirst().text())
                .isEqualTo("Reported by the push check deploys: deploy failed.");
        assertThat(timeline(incident.id())).containsExactly("eventOver", "event", "opened");
        clock.advance(Duration.ofHours(2));
        incidentClock.look();
        assertThat(open().conditions().significantPeriod())
                .as("nobody saw it down")
                .isFalse();
    }

    @Test
    void itResolvesOnceItsUpstreamFailedAndRecovered() {
        report("bgs", Optional.of(SEEN));
        down("bgs");
        assertThat(open().failure()).contains(FAILURE);
        up("bgs");
        clock.advance(Duration.ofMinutes(3));
        incidentClock.look();
        assertThat(incidents.open()).isEmpty();
        report("bgs", Optional.of(SEEN));
        assertThat(open().reopens()).isOne();
        assertThat(open().failure()).contains(SEEN);
        assertThat(heard.kinds()).containsExactly(Kind.OPENED, Kind.RESOLVED, Kind.REOPENED);
    }

    @Test
    void itJoinsWhatHealthOpened() {
        down("bgs");
        report("bgs", Optional.of(SEEN));
        assertThat(open().failure()).contains(FAILURE);
        assertThat(timeline(open().id())).containsExactly("event", "opened");
    }

    @Test
    void insideAPlannedWindowNothingOpens() {
        quiet.cover("bgs");
        report("bgs", Optional.of(SEEN));
        report("none", Optional.of(SEEN));
        assertThat(incidents.open()).isEmpty();
    }
}
