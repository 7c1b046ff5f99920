package gov.va.mobile.watch.notification;

import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_OPENED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_REOPENED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_REPORTED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_RESOLVED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_CANCELLED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_CONFIRMED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_PROPOSED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_PUBLICATION_FAILED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_PUBLISHED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OvertakenTest {
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final UUID WINDOW = UUID.randomUUID();

    @Test
    void openedAndResolvedAreOneMessage() {
        assertThat(left(incident(INCIDENT_OPENED, ONE), incident(INCIDENT_RESOLVED, ONE)))
                .containsExactly("incidentResolved");
    }

    @Test
    void theLastStateIsTheOneToTell() {
        assertThat(left(
                        incident(INCIDENT_OPENED, ONE),
                        incident(INCIDENT_RESOLVED, ONE),
                        incident(INCIDENT_REOPENED, ONE)))
                .containsExactly("incidentReopened");
    }

    @Test
    void otherIncidentsAndReportsStayAndKeepTheirOrder() {
        assertThat(left(
                        incident(INCIDENT_OPENED, ONE),
                        incident(INCIDENT_OPENED, OTHER),
                        incident(INCIDENT_REPORTED, ONE),
                        incident(INCIDENT_RESOLVED, ONE)))
                .containsExactly("incidentOpened", "incidentReported", "incidentResolved");
    }

    @Test
    void seeingAgainOvertakesBlindnessThatNobodyWasToldOf() {
        var about = NotificationKind.PROBER_BLIND;
        assertThat(left(
                        new Queued(UUID.randomUUID(), about.code(), null, null, "pending"),
                        incident(INCIDENT_OPENED, ONE),
                        new Queued(
                                UUID.randomUUID(), NotificationKind.PROBER_SEES_AGAIN.code(), null, null, "pending")))
                .containsExactly("incidentOpened", "proberSeesAgain");
    }

    @Test
    void theRecoveryOvertakesTheProposal() {
        assertThat(left(
                        incident(INCIDENT_OPENED, ONE),
                        window(WINDOW_PROPOSED, true),
                        window(WINDOW_WITHDRAWN, false),
                        incident(INCIDENT_RESOLVED, ONE)))
                .containsExactly("incidentResolved");
    }

    @Test
    void aDecisionThatIsNotToldStillOvertakesTheProposal() {
        assertThat(left(window(WINDOW_PROPOSED, true), window(WINDOW_WITHDRAWN, false)))
                .isEmpty();
        assertThat(left(window(WINDOW_PROPOSED, true), window(WINDOW_CONFIRMED, false)))
                .isEmpty();
    }

    @Test
    void aWindowThatIsOverNeedsNoEarlierNews() {
        assertThat(left(
                        window(WINDOW_PROPOSED, true),
                        window(WINDOW_CONFIRMED, true),
                        window(WINDOW_PUBLISHED, true),
                        window(WINDOW_CANCELLED, true)))
                .containsExactly("windowCancelled");
        assertThat(left(window(WINDOW_CONFIRMED, true), window(WINDOW_CANCELLED, false)))
                .containsExactly("windowConfirmed");
    }

    @Test
    void confirmedAndPublishedAreTwoFacts() {
        assertThat(left(
                        window(WINDOW_CONFIRMED, true),
                        window(WINDOW_PUBLICATION_FAILED, true),
                        window(WINDOW_PUBLISHED, true)))
                .containsExactly("windowConfirmed", "windowPublished");
    }

    @Test
    void theReasonNamesWhatOvertook() {
        Queued opened = incident(INCIDENT_OPENED, ONE);
        Queued resolved = incident(INCIDENT_RESOLVED, ONE);
        assertThat(Overtaken.in(List.of(opened, resolved)))
                .containsEntry(opened.id(), "overtaken before it was sent, by incidentResolved " + resolved.id());
    }

    private static List<String> left(Queued... queue) {
        var overtaken = Overtaken.in(List.of(queue));
        return Arrays.stream(queue)
                .filter(queued -> queued.pending() && !overtaken.containsKey(queued.id()))
                .map(Queued::kind)
                .toList();
    }

    private static Queued incident(NotificationKind kind, UUID incident) {
        return queued(kind, incident, null, true);
    }

    private static Queued window(NotificationKind kind, boolean told) {
        return queued(kind, ONE, WINDOW, told);
    }

    private static Queued queued(NotificationKind kind, UUID incident, @Nullable UUID window, boolean told) {
        return new Queued(UUID.randomUUID(), kind.code(), incident, window, told ? "pending" : null);
    }
}
