package gov.va.mobile.watch.notification;

import static gov.va.mobile.watch.notification.Destination.ALERTS;
import static gov.va.mobile.watch.notification.Destination.ONCALL;
import static gov.va.mobile.watch.notification.Destination.TEAM;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_CLOSED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_OPENED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_REPORTED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_RESOLVED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_CONFIRMED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_PROPOSED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_PUBLICATION_FAILED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.window.Scope;
import gov.va.mobile.watch.window.WindowChange;
import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView.Origin;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotificationPolicyTest {
    private static final Set<Destination> ALL = EnumSet.allOf(Destination.class);
    private static final Circumstances OPEN = new Circumstances(true, Outside.QUIET, ALL, false, false);
    private static final Circumstances QUIET = new Circumstances(false, Outside.QUIET, ALL, false, false);
    private static final Circumstances SEND = new Circumstances(false, Outside.SEND, ALL, false, false);

    @Test
    void anOpenedIncidentMentionsWhoIsOnCallInBusinessHoursOnly() {
        assertThat(incident(IncidentChange.Kind.OPENED, OPEN))
                .containsExactly(Ruling.send(ALERTS, INCIDENT_OPENED, true));
        assertThat(incident(IncidentChange.Kind.OPENED, QUIET))
                .containsExactly(Ruling.send(ALERTS, INCIDENT_OPENED, false));
        assertThat(incident(IncidentChange.Kind.OPENED, SEND))
                .containsExactly(Ruling.send(ALERTS, INCIDENT_OPENED, false));
    }

    @Test
    void aReportGoesToTheTeamAtAnyHour() {
        for (Circumstances circumstances : List.of(OPEN, QUIET, SEND)) {
            assertThat(incident(IncidentChange.Kind.REPORTED, circumstances))
                    .containsExactly(Ruling.send(TEAM, INCIDENT_REPORTED, false));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = IncidentChange.Kind.class,
            names = {"STEP", "NOTE", "EDITED", "ASSESSED", "COMMANDER", "CONDITION"})
    void notEverythingIsAMessage(IncidentChange.Kind kind) {
        assertThat(incident(kind, OPEN)).isEmpty();
    }

    @Test
    void quietLetsOpenedOverAndOneProposalThrough() {
        assertThat(incident(IncidentChange.Kind.RESOLVED, QUIET))
                .containsExactly(Ruling.send(ALERTS, INCIDENT_RESOLVED, false));
        assertThat(window(WindowChange.Kind.PROPOSED, QUIET))
                .containsExactly(Ruling.send(ALERTS, WINDOW_PROPOSED, false));
        assertThat(window(WindowChange.Kind.PROPOSED, new Circumstances(false, Outside.QUIET, ALL, false, true)))
                .containsExactly(Ruling.suppressed(ALERTS, WINDOW_PROPOSED, Circumstances.ONE_PROPOSAL));
        assertThat(window(WindowChange.Kind.PUBLICATION_FAILED, QUIET))
                .containsExactly(Ruling.send(ALERTS, WINDOW_PUBLICATION_FAILED, false));
        assertThat(window(WindowChange.Kind.PUBLICATION_FAILED, OPEN))
                .containsExactly(Ruling.send(ALERTS, WINDOW_PUBLICATION_FAILED, true));
    }

    @Test
    void aSharedWindowIsToldToVaGovsOnCallEvenWhenOursIsQuiet() {
        WindowChange shared = Views.change(WindowChange.Kind.CONFIRMED, Views.confirmed(Scope.SHARED));
        assertThat(NotificationPolicy.decide(shared, OPEN))
                .containsExactly(
                        Ruling.send(ALERTS, WINDOW_CONFIRMED, false), Ruling.send(ONCALL, WINDOW_CONFIRMED, false));
        assertThat(NotificationPolicy.decide(shared, QUIET))
                .containsExactly(
                        Ruling.muted(ALERTS, WINDOW_CONFIRMED, Circumstances.OUTSIDE),
                        Ruling.send(ONCALL, WINDOW_CONFIRMED, false));
        assertThat(NotificationPolicy.decide(
                        Views.change(WindowChange.Kind.CONFIRMED, Views.confirmed(Scope.MOBILE)), OPEN))
                .containsExactly(Ruling.send(ALERTS, WINDOW_CONFIRMED, false));
    }

    @Test
    void withoutAWebhookTheMessageIsKeptWithThatReason() {
        var none = new Circumstances(true, Outside.QUIET, EnumSet.noneOf(Destination.class), false, false);
        assertThat(incident(IncidentChange.Kind.OPENED, none))
                .containsExactly(Ruling.suppressed(
                        ALERTS,
                        INCIDENT_OPENED,
                        "no webhook set for #va-mobile-app-alerts (WATCH_SLACK_ALERTS_WEBHOOK)"));
    }

    @Test
    void ofARestrictedIncidentOnlyItsExistenceIsTold() {
        var restricted = new Circumstances(true, Outside.QUIET, ALL, true, false);
        assertThat(incident(IncidentChange.Kind.OPENED, restricted))
                .containsExactly(Ruling.send(ALERTS, INCIDENT_OPENED, true));
        assertThat(incident(IncidentChange.Kind.REPORTED, restricted))
                .containsExactly(Ruling.suppressed(TEAM, INCIDENT_REPORTED, Circumstances.RESTRICTED));
        assertThat(incident(IncidentChange.Kind.CAUSE, restricted))
                .extracting(Ruling::decision)
                .containsExactly(Decision.SUPPRESSED);
    }

    @Test
    void aWithdrawnProposalIsKeptUntold() {
        assertThat(window(WindowChange.Kind.WITHDRAWN, OPEN)).singleElement().satisfies(ruling -> {
            assertThat(ruling.kind()).isEqualTo(WINDOW_WITHDRAWN);
            assertThat(ruling.decision()).isEqualTo(Decision.SUPPRESSED);
        });
    }

    @Test
    void windowsOfOthersAreShownNotTold() {
        var theirs = Views.window(
                Views.WINDOW, Origin.PAGERDUTY, WindowStatus.ENDED, Optional.of(Scope.SHARED), Optional.empty());
        assertThat(NotificationPolicy.decide(Views.change(WindowChange.Kind.ENDED, theirs), OPEN))
                .extracting(Ruling::decision)
                .containsExactly(Decision.SUPPRESSED);
        assertThat(NotificationPolicy.decide(Views.change(WindowChange.Kind.IMPORTED, theirs), OPEN))
                .isEmpty();
    }

    @Test
    void closingIsToldOnlyOfWhatWasNotResolvedBefore() {
        assertThat(incident(IncidentChange.Kind.CLOSED, OPEN))
                .containsExactly(Ruling.send(ALERTS, INCIDENT_CLOSED, false));
        IncidentView resolved = Views.over(Views.incident(), "recovered");
        assertThat(NotificationPolicy.decide(Views.change(IncidentChange.Kind.CLOSED, resolved), OPEN))
                .isEmpty();
        IncidentView removed = Views.over(Views.incident(), "removedFromMap");
        var atOnce = new IncidentChange(
                IncidentChange.Kind.CLOSED,
                removed,
                Actor.SELF,
                removed.resolvedAt().orElseThrow(),
                "Closed: vaos is no longer in the services map.",
                Map.of());
        assertThat(NotificationPolicy.decide(atOnce, OPEN))
                .containsExactly(Ruling.send(ALERTS, INCIDENT_CLOSED, false));
    }

    @Test
    void whatIsNotSentAlwaysSaysWhy() {
        for (boolean open : new boolean[] {true, false}) {
            for (Outside outside : Outside.values()) {
                for (Set<Destination> reachable : List.of(ALL, EnumSet.noneOf(Destination.class))) {
                    var circumstances = new Circumstances(open, outside, reachable, true, true);
                    for (IncidentChange.Kind kind : IncidentChange.Kind.values()) {
                        assertThat(incident(kind, circumstances)).allSatisfy(NotificationPolicyTest::saysWhy);
                    }
                    for (WindowChange.Kind kind : WindowChange.Kind.values()) {
                        assertThat(window(kind, circumstances)).allSatisfy(NotificationPolicyTest::saysWhy);
                    }
                }
            }
        }
    }

    private static void saysWhy(Ruling ruling) {
        assertThat(ruling.reason().isPresent()).isEqualTo(ruling.decision() != Decision.SEND);
    }

    private static List<Ruling> incident(IncidentChange.Kind kind, Circumstances circumstances) {
        return NotificationPolicy.decide(Views.change(kind, Views.incident()), circumstances);
    }

    private static List<Ruling> window(WindowChange.Kind kind, Circumstances circumstances) {
        return NotificationPolicy.decide(Views.change(kind, Views.window()), circumstances);
    }
}
