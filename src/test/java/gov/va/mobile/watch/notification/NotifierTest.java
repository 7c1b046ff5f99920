package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.incident.IncidentsChanged;
import gov.va.mobile.watch.incident.SilenceView;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.reload.MapMended;
import gov.va.mobile.watch.map.reload.MapRejected;
import gov.va.mobile.watch.map.reload.Refusal;
import gov.va.mobile.watch.support.IncidentFixture;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.window.Scope;
import gov.va.mobile.watch.window.WindowChange;
import gov.va.mobile.watch.window.Windows;
import gov.va.mobile.watch.window.WindowsChanged;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NotifierTest {
    private static final Instant NIGHT = Instant.parse("2026-11-03T07:00:00Z");
    private static final String WEBHOOK = "http://localhost:1/services/x";

    @Inject
    Windows windows;

    @Inject
    NotificationRepository notifications;

    @Inject
    Event<Outbox.Added> added;

    @Inject
    OutboxRows rows;

    private static final MapRejected REJECTED = new MapRejected(
            new Refusal(
                    "c",
                    IntStream.rangeClosed(1, 12)
                            .mapToObj(line -> "map.yaml:" + line + ":1: found x, expected y")
                            .toList(),
                    Views.START),
            "r1");

    private static final MapMended MENDED = new MapMended("r2", Views.START, Views.START.plusSeconds(250));

    private final List<String> steps = new ArrayList<>();
    private Optional<SilenceView> silence = Optional.empty();

    @BeforeEach
    @AfterEach
    void clear() {
        rows.clear();
    }

    @Test
    void writesWhatIsToBeSent() {
        notifier(Views.START, true)
                .tell(new IncidentsChanged(List.of(Views.change(IncidentChange.Kind.OPENED, Views.incident()))));
        assertThat(rows.all()).singleElement().satisfies(row -> {
            assertThat(row.destination()).isEqualTo("alerts");
            assertThat(row.kind()).isEqualTo("incidentOpened");
            assertThat(row.incidentId()).contains(Views.INCIDENT);
            assertThat(row.decision()).isEqualTo("send");
            assertThat(row.state()).contains("pending");
            assertThat(row.reason()).isEmpty();
            assertThat(row.text()).startsWith("BGS is down\n@mobile-oncall\n");
        });
    }

    @Test
    void ofOneThatFlapsOnlyThatIsToldAndEachDownAndUpIsKept() {
        IncidentView flapping =
                IncidentFixture.like(Views.incident()).flapping().view();
        notifier(Views.START, true)
                .tell(new IncidentsChanged(List.of(
                        Views.change(IncidentChange.Kind.REOPENED, flapping),
                        Views.change(IncidentChange.Kind.FLAPPING, flapping),
                        Views.change(IncidentChange.Kind.RECOVERING, flapping),
                        Views.change(IncidentChange.Kind.FAILS_AGAIN, flapping),
                        Views.change(IncidentChange.Kind.CALMED, Views.incident()),
                        Views.change(IncidentChange.Kind.RESOLVED, Views.over(Views.incident(), "recovered")))));
        assertThat(rows.all())
                .extracting(NotificationView::kind, NotificationView::decision)
                .containsExactly(
                        tuple("incidentReopened", "suppressed"),
                        tuple("incidentFlapping", "send"),
                        tuple("incidentResolved", "suppressed"),
                        tuple("incidentReopened", "suppressed"),
                        tuple("incidentCalmed", "send"),
                        tuple("incidentResolved", "send"));
        assertThat(rows.all().getFirst().reason()).contains("flapping: told once, not each down and up");
        assertThat(rows.all().get(1).text()).startsWith("BGS is flapping: it goes to and fro\n@mobile-oncall\n");
    }

    @Test
    void keepsWhatCannotBeSentWithTheReason() {
        notifier(Views.START, false)
                .tell(new WindowsChanged(
                        List.of(Views.change(WindowChange.Kind.CONFIRMED, Views.confirmed(Scope.SHARED)))));
        assertThat(rows.all()).hasSize(2).allSatisfy(row -> {
            assertThat(row.decision()).isEqualTo("suppressed");
            assertThat(row.reason()).hasValueSatisfying(why -> assertThat(why).startsWith("no webhook set for #"));
            assertThat(row.state()).isEmpty();
            assertThat(row.windowId()).contains(Views.WINDOW);
        });
    }

    @Test
    void atNightOneProposalOfAnIncidentIsTold() {
        var night = notifier(NIGHT, true);
        for (int i = 0; i < 2; i++) {
            night.tell(new WindowsChanged(List.of(Views.change(WindowChange.Kind.PROPOSED, Views.window()))));
        }
        assertThat(rows.all()).extracting(NotificationView::decision).containsExactly("send", "suppressed");
        assertThat(rows.all().getLast().reason()).contains(Circumstances.ONE_PROPOSAL);
        notifier(NIGHT.plusSeconds(12 * 3600), true)
                .tell(new WindowsChanged(List.of(Views.change(WindowChange.Kind.PROPOSED, Views.window()))));
        assertThat(rows.all().getLast().decision()).isEqualTo("send");
    }

    @Test
    void aQueuedReportIsAnnounced() {
        var change = Views.change(IncidentChange.Kind.REPORTED, Views.reported(Views.incident(), "https://x.example"));
        notifier(Views.START, false).tell(new IncidentsChanged(List.of(change)));
        assertThat(steps).isEmpty();
        notifier(Views.START, true).tell(new IncidentsChanged(List.of(change)));
        assertThat(steps).containsExactly("announce done");
    }

    @Test
    void theProductOwnerIsToldOfEachConditionThatComesToHold() {
        IncidentChange holds = Views.condition(Views.incident(), true);
        notifier(Views.START, true)
                .tell(new IncidentsChanged(List.of(holds, Views.condition(Views.incident(), false))));
        assertThat(rows.all()).singleElement().satisfies(row -> {
            assertThat(row.destination()).isEqualTo("team");
            assertThat(row.kind()).isEqualTo("productOwner");
            assertThat(row.decision()).isEqualTo("send");
            assertThat(row.text()).contains("@pat.owner", "For the product owner: BGS", "significant period");
        });
    }

    @Test
    void whatIsSilencedIsKeptWithTheReason() {
        silence = Optional.of(new SilenceView(
                UUID.randomUUID(),
                Optional.of("bgs"),
                Optional.empty(),
                Views.START.plusSeconds(3600),
                "we know",
                "pat",
                Views.START));
        var told = notifier(Views.START, true);
        told.tell(new IncidentsChanged(List.of(Views.change(IncidentChange.Kind.OPENED, Views.incident()))));
        told.tell(
                new WindowsChanged(List.of(Views.change(WindowChange.Kind.CONFIRMED, Views.confirmed(Scope.SHARED)))));
        assertThat(rows.all())
                .extracting(NotificationView::destination, NotificationView::decision)
                .containsExactly(tuple("alerts", "suppressed"), tuple("alerts", "suppressed"), tuple("oncall", "send"));
        assertThat(rows.all().getFirst().reason()).contains("silenced until Mon Nov 2, 3:31 PM ET by pat: we know");
    }

    void aRefusedMapIsToldWithItsErrorsAndSoIsThatItIsMended() {
        var told = notifier(Views.START, true);
        told.tell(REJECTED);
        told.tell(MENDED);
        assertThat(rows.all()).extracting(NotificationView::kind).containsExactly("mapRejected", "mapMended");
        assertThat(rows.all()).extracting(NotificationView::decision).containsOnly("send");
        assertThat(rows.all().getFirst().text())
                .startsWith("The new services map is refused, it has 12 errors\n")
                .contains("revision r1, stays in force", "map.yaml:1:1: found x, expected y", "and 2 more");
        assertThat(rows.all().getLast().text()).contains("Revision r2", "4 min after");
    }

    @Test
    void outsideBusinessHoursTheMapIsNoReasonToWakeAnybody() {
        notifier(NIGHT, true).tell(REJECTED);
        notifier(Views.START, true).tell(MENDED);
        assertThat(rows.all()).extracting(NotificationView::decision).containsExactly("suppressed", "suppressed");
        assertThat(rows.all().getLast().reason()).contains("nobody was told that it was refused");
    }

    @Test
    void nothingIsKeptOfWhatRolledBack() {
        var told = notifier(Views.START, true);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    told.notifier()
                            .incidentsChanged(new IncidentsChanged(
                                    List.of(Views.change(IncidentChange.Kind.OPENED, Views.incident()))));
                    throw new IllegalStateException("the cause failed");
                }))
                .hasMessage("the cause failed");
        assertThat(rows.all()).isEmpty();
    }

    private Telling notifier(Instant now, boolean webhooks) {
        var map = new CurrentMap();
        map.set(Views.map());
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var channels = new Channels(webhooks ? Webhooks.all(WEBHOOK) : Webhooks.NONE);
        var outbox = new Outbox(notifications, channels, added, clock);
        var manners = new Manners(() -> Outside.QUIET, "us-federal", "https://watch.example");
        var hush = new Hush((upstream, incident, at) -> silence, clock);
        return new Telling(new Notifier(
                outbox,
                notifications,
                incidents(),
                windows,
                map,
                channels,
                manners,
                hush,
                new OwnerNotices(
                        notifications, incidents(), outbox, new Rules(channels, manners, hush, clock), manners, map),
                clock));
    }

    private Incidents incidents() {
        return new Incidents() {
            @Override
            public Optional<IncidentView> find(UUID id) {
                return id.equals(Views.INCIDENT) ? Optional.of(Views.incident()) : Optional.empty();
            }

            @Override
            public List<IncidentView> open() {
                return List.of(Views.incident());
            }

            @Override
            public List<IncidentView> openFor(Actor viewer) {
                return open();
            }

            @Override
            public void note(
                    UUID incidentId, Instant at, Actor by, String kind, String text, Map<String, String> data) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void step(
                    UUID incidentId, String step, String state, Actor by, Instant at, Optional<String> detail) {
                steps.add(step + " " + state);
            }

            @Override
            public void linkWindow(UUID incidentId, UUID windowId) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /** Tells in a transaction, as the rooms before do. */
    private record Telling(Notifier notifier) {
        void tell(IncidentsChanged changed) {
            QuarkusTransaction.requiringNew().run(() -> notifier.incidentsChanged(changed));
        }

        void tell(MapRejected rejected) {
            QuarkusTransaction.requiringNew().run(() -> notifier.mapRejected(rejected));
        }

        void tell(MapMended mended) {
            QuarkusTransaction.requiringNew().run(() -> notifier.mapMended(mended));
        }

        void tell(WindowsChanged changed) {
            QuarkusTransaction.requiringNew().run(() -> notifier.windowsChanged(changed));
        }
    }
}
