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
import java.util.stream.Stream;
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
    void theMessageOfASetStaysUntilAllOfItAreOvertaken() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        List<Queued> set = List.of(
                window(NotificationKind.WINDOW_PROPOSED, first, true),
                withItsSet(NotificationKind.WINDOW_PROPOSED, second));
        Queued leaves = window(NotificationKind.WINDOW_WITHDRAWN, first, false);
        assertThat(left(with(set, leaves))).as("the second is still proposed").containsExactly("windowProposed");
        assertThat(left(with(set, window(NotificationKind.WINDOW_WITHDRAWN, second, false))))
                .containsExactly("windowProposed");
        assertThat(left(with(set, leaves, window(NotificationKind.WINDOW_WITHDRAWN, second, false))))
                .isEmpty();
        assertThat(left(with(set, leaves, window(NotificationKind.WINDOW_CONFIRMED, second, true))))
                .containsExactly("windowConfirmed");
        assertThat(left(with(
                        set,
                        window(NotificationKind.WINDOW_CONFIRMED, first, true),
                        withItsSet(NotificationKind.WINDOW_CONFIRMED, second))))
                .containsExactly("windowConfirmed");
        assertThat(left(with(set, incident(INCIDENT_RESOLVED, ONE)))).containsExactly("incidentResolved");
    }

    @Test
    void whatTellsOfManyThatAreDecidedEachByItselfStays() {
        UUID other = UUID.randomUUID();
        assertThat(left(
                        new Queued(
                                UUID.randomUUID(),
                                NotificationKind.WINDOW_PROPOSED.code(),
                                null,
                                null,
                                "pending",
                                null),
                        withItsSet(NotificationKind.WINDOW_PROPOSED, other),
                        window(NotificationKind.WINDOW_WITHDRAWN, other, false)))
                .containsExactly("windowProposed");
    }

    private static Queued[] with(List<Queued> set, Queued... more) {
        return Stream.concat(set.stream(), Stream.of(more)).toArray(Queued[]::new);
    }

    private static Queued window(NotificationKind kind, UUID window, boolean told) {
        return new Queued(UUID.randomUUID(), kind.code(), ONE, window, told ? "pending" : null, null);
    }

    private static Queued withItsSet(NotificationKind kind, UUID window) {
        return new Queued(UUID.randomUUID(), kind.code(), ONE, window, null, Ruling.TOLD_WITH_ITS_SET);
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
                        new Queued(UUID.randomUUID(), about.code(), null, null, "pending", null),
                        incident(INCIDENT_OPENED, ONE),
                        new Queued(
                                UUID.randomUUID(),
                                NotificationKind.PROBER_SEES_AGAIN.code(),
                                null,
                                null,
                                "pending",
                                null)))
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
        return new Queued(UUID.randomUUID(), kind.code(), incident, window, told ? "pending" : null, null);
    }
}
