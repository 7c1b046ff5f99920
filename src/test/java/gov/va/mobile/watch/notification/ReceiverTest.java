package gov.va.mobile.watch.notification;

import static gov.va.mobile.watch.notification.Destination.ALERTS;
import static gov.va.mobile.watch.notification.Destination.DRILL;
import static gov.va.mobile.watch.notification.Destination.ONCALL;
import static gov.va.mobile.watch.notification.Destination.TEAM;
import static gov.va.mobile.watch.notification.Destination.WEBHOOK;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_ACKNOWLEDGED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_OPENED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Issue 6: others than Slack are told by the same outbox, with the same promises. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReceiverTest {
    @Inject
    NotificationRepository notifications;

    @Inject
    Conditions conditions;

    @Inject
    Event<Outbox.Added> added;

    @Inject
    Dispatchers dispatchers;

    @Inject
    OutboxRows rows;

    @Inject
    TestClock clock;

    private final List<String> arrived = new ArrayList<>();
    private Answer says = new Answer.Delivered("ok");
    private boolean gathers;

    private final Channel program = new Channel() {
        @Override
        public Answer send(Outgoing message) {
            if (says instanceof Answer.Delivered) {
                arrived.add(message.audience().code() + " " + message.kind().code());
            }
            return says;
        }

        @Override
        public boolean gathers() {
            return gathers;
        }
    };

    private final Channels channels =
            new Channels(Webhooks.NONE, Receivers.webhook(program, EnumSet.of(ALERTS, TEAM, ONCALL)));

    @BeforeEach
    @AfterEach
    void clear() {
        rows.clear();
        clock.reset();
    }

    @Test
    void withoutSlackItCarriesEverything() {
        assertThat(channels.reachable()).containsExactly(ALERTS, TEAM, ONCALL);
        assertThat(channels.names(TEAM, INCIDENT_OPENED)).isEqualTo("the webhook");
        tell(Ruling.send(ALERTS, INCIDENT_OPENED, true), UUID.randomUUID());
        assertThat(rows.all())
                .satisfiesExactly(
                        slack -> {
                            assertThat(slack.destination()).isEqualTo("alerts");
                            assertThat(slack.decision()).isEqualTo("suppressed");
                            assertThat(slack.reason()).contains(ALERTS.unset());
                        },
                        webhook -> {
                            assertThat(webhook.destination()).isEqualTo("webhook");
                            assertThat(webhook.audience()).isEqualTo("alerts");
                            assertThat(webhook.decision()).isEqualTo("send");
                        });
        drain();
        assertThat(arrived).containsExactly("alerts incidentOpened");
        assertThat(condition())
                .satisfies(condition -> assertThat(condition.lastSentAt()).isPresent());
    }

    @Test
    void drillsAreToldOnlyWhereTheyAreWanted() {
        tell(Ruling.send(DRILL, INCIDENT_OPENED, false), UUID.randomUUID());
        assertThat(rows.all()).noneMatch(row -> row.destination().equals("webhook"));
    }

    @Test
    void whatIsNotToldIsNotToldThereEither() {
        tell(Ruling.muted(ALERTS, INCIDENT_OPENED, Circumstances.HELD), UUID.randomUUID());
        assertThat(rows.all()).hasSize(2).allSatisfy(row -> {
            assertThat(row.decision()).isEqualTo("suppressed");
            assertThat(row.reason()).contains(Circumstances.HELD);
        });
    }

    @Test
    void programsAreToldWhatPeopleReadElsewhere() {
        tell(Ruling.send(ALERTS, INCIDENT_ACKNOWLEDGED, false), UUID.randomUUID());
        assertThat(rows.all()).extracting(NotificationView::destination).containsExactly("webhook");
        assertThat(Fanout.of(Ruling.send(ALERTS, INCIDENT_ACKNOWLEDGED, false), true, List.of()))
                .isEmpty();
    }

    @Test
    void mergesWhatWasOvertakenButNotAcrossAudiences() {
        says = new Answer.Later("503", Optional.empty());
        UUID incident = UUID.randomUUID();
        tell(Ruling.send(ALERTS, INCIDENT_OPENED, false), incident);
        tell(Ruling.send(TEAM, INCIDENT_OPENED, false), incident);
        step();
        assertThat(condition().state()).isEqualTo("failing");
        assertThat(condition().lastError()).contains("503");
        tell(Ruling.send(ALERTS, INCIDENT_RESOLVED, false), incident);
        says = new Answer.Delivered("ok");
        drain();
        assertThat(arrived).containsExactly("team incidentOpened", "alerts incidentResolved");
        assertThat(condition().state()).isEqualTo("ok");
    }

    @Test
    void aBurstIsOneMessageOnlyWherePeopleReadIt() {
        burst();
        drain();
        assertThat(arrived).hasSize(20);
        arrived.clear();
        rows.clear();
        gathers = true;
        burst();
        tell(Ruling.send(TEAM, INCIDENT_OPENED, false), UUID.randomUUID());
        drain();
        assertThat(arrived).containsExactly("alerts incidentOpened", "team incidentOpened");
    }

    private Condition condition() {
        return conditions.all().getOrDefault(WEBHOOK, Condition.FRESH);
    }

    private void burst() {
        for (int i = 0; i < 20; i++) {
            tell(Ruling.send(ALERTS, INCIDENT_OPENED, false), UUID.randomUUID());
        }
    }

    private void tell(Ruling ruling, UUID incident) {
        QuarkusTransaction.requiringNew()
                .run(() -> new Outbox(notifications, channels, added, clock)
                        .add(
                                ruling,
                                new MessageBuilder("BGS").build(),
                                new NotificationEntity.About(Optional.of(incident), Optional.empty())));
    }

    private Optional<Duration> step() {
        return dispatchers.of("a").step(WEBHOOK, program);
    }

    private void drain() {
        clock.advance(Duration.ofMinutes(2));
        dispatchers.drain(this::step);
    }
}
