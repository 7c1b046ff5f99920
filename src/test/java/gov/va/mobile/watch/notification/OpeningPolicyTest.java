package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.IncidentView.Conditions;
import gov.va.mobile.watch.notification.OpeningPolicy.Agenda;
import gov.va.mobile.watch.notification.OpeningPolicy.Matter;
import gov.va.mobile.watch.support.IncidentFixture;
import gov.va.mobile.watch.window.Scope;
import gov.va.mobile.watch.window.WindowView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in the message at the opening of business hours: needs you now, still open, over (behaviour.md §6; case 43). */
class OpeningPolicyTest {
    private static final Instant OPENING = Instant.parse("2026-11-24T14:00:00Z");
    private static final Instant NIGHT = OPENING.minus(Duration.ofHours(6));
    private static final Conditions PERIOD = new Conditions(false, false, true, false, false, false);

    private final IncidentView unseen = down("bgs", NIGHT).view();
    private final IncidentView taken = down("mpi", NIGHT).acknowledgedBy("pat").view();
    private final IncidentView fresh = down("vbms", OPENING).view();

    @Test
    void whatNobodyTookNeedsYouAndWhatSomebodyTookIsStillOpen() {
        assertThat(open(unseen, taken))
                .isEqualTo(new Agenda(
                        List.of(new Matter.OfIncident(unseen)), List.of(new Matter.OfIncident(taken)), List.of()));
    }

    @Test
    void whatBeganWithTheOpeningIsToldByItself() {
        assertThat(open(fresh).isEmpty()).isTrue();
        IncidentView justBefore = down("vbms", OPENING.minusMillis(1)).view();
        assertThat(open(justBefore).needsYou()).containsExactly(new Matter.OfIncident(justBefore));
    }

    @Test
    void aPostmortemIsOwedOnceItIsOverAndNoneWasSaved() {
        IncidentView owed = over(NIGHT).conditions(PERIOD).view();
        assertThat(OpeningPolicy.owed(owed)).isTrue();
        assertThat(resolved(owed).needsYou()).containsExactly(new Matter.Postmortem(owed));
        List.of(
                        over(NIGHT).view(),
                        over(NIGHT).conditions(PERIOD).postmortem().view(),
                        down("bgs", NIGHT).conditions(PERIOD).view())
                .forEach(not -> {
                    assertThat(OpeningPolicy.owed(not)).isFalse();
                    assertThat(resolved(not).isEmpty()).isTrue();
                });
        assertThat(resolved(over(OPENING).conditions(PERIOD).view()).isEmpty())
                .as("over only now: told by itself")
                .isTrue();
    }

    @Test
    void whatIsOverIsSaidOnce() {
        IncidentView overnight = over(NIGHT).view();
        IncidentView now = over(OPENING).view();
        Agenda agenda = OpeningPolicy.decide(List.of(), List.of(), List.of(overnight, now), List.of(), OPENING);
        assertThat(agenda).isEqualTo(new Agenda(List.of(), List.of(), List.of(new Matter.OfIncident(overnight))));
        assertThat(agenda.isEmpty()).isFalse();
    }

    @Test
    void aWindowNeedsYouWhileItWaitsForADecision() {
        WindowView proposed = Views.window();
        WindowView confirmed = Views.confirmed(Scope.MOBILE);
        Agenda agenda = OpeningPolicy.decide(List.of(), List.of(), List.of(), List.of(proposed, confirmed), OPENING);
        assertThat(agenda)
                .as("what is decided and to come needs nobody")
                .isEqualTo(new Agenda(List.of(new Matter.OfWindow(proposed)), List.of(), List.of()));
    }

    @Test
    void nothingIsNothing() {
        assertThat(open().isEmpty()).isTrue();
    }

    private static Agenda open(IncidentView... incidents) {
        return OpeningPolicy.decide(List.of(incidents), List.of(), List.of(), List.of(), OPENING);
    }

    private static Agenda resolved(IncidentView incident) {
        return OpeningPolicy.decide(List.of(), List.of(incident), List.of(), List.of(), OPENING);
    }

    private static IncidentFixture down(String upstream, Instant since) {
        return IncidentFixture.of(upstream).began(since, since);
    }

    private static IncidentFixture over(Instant at) {
        return down("bgs", at.minusSeconds(600)).resolved(at, "recovered");
    }
}
