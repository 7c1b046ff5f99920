package gov.va.mobile.watch.notification;

import static gov.va.mobile.watch.notification.Destination.ALERTS;
import static gov.va.mobile.watch.notification.Destination.TEAM;
import static gov.va.mobile.watch.notification.Destination.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Issue 6: what is down says so elsewhere. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChannelAlarmTest {
    private static final Channel WELL = message -> new Answer.Delivered("ok");
    private static final Answer CLOSED = new Answer.Closed("404 no_service");
    private static final Answer LATER = new Answer.Later("503", Optional.empty());
    private static final Answer TAKEN = new Answer.Delivered("ok");

    @Inject
    NotificationRepository notifications;

    @Inject
    Conditions conditions;

    @Inject
    Leases leases;

    @Inject
    Event<Outbox.Added> added;

    @Inject
    Manners manners;

    @Inject
    Hush hush;

    @Inject
    CurrentMap map;

    @Inject
    Turn turn;

    @Inject
    EntityManager entities;

    @Inject
    OutboxRows rows;

    @Inject
    TestClock clock;

    @BeforeEach
    @AfterEach
    void clear() {
        rows.clear();
        clock.reset();
    }

    @Test
    void whatIsPausedIsToldThroughTheOthersOnce() {
        Channels both = channels(Webhooks.all("http://localhost:1/x"));
        called(ALERTS, CLOSED);
        assertThat(due()).isTrue();
        work(both);
        work(both);
        assertThat(due()).isFalse();
        assertThat(sent()).singleElement().satisfies(row -> {
            assertThat(row.destination()).isEqualTo("webhook");
            assertThat(row.text())
                    .startsWith("Messages do not reach #va-mobile-app-alerts")
                    .contains("404 no_service", "WATCH_SLACK_ALERTS_WEBHOOK", "/api/v1/channels/alerts/test");
        });
        called(ALERTS, TAKEN);
        work(both);
        assertThat(sent()).last().satisfies(row -> {
            assertThat(row.kind()).isEqualTo("channelMended");
            assertThat(row.text()).startsWith("Messages reach #va-mobile-app-alerts again");
        });
    }

    @Test
    void whatFailsIsToldOnceItHasForAWhile() {
        Channels both = channels(Webhooks.all("http://localhost:1/x"));
        called(WEBHOOK, LATER);
        assertThat(due()).isFalse();
        clock.advance(Condition.PATIENCE.minus(Duration.ofSeconds(1)));
        called(WEBHOOK, LATER);
        assertThat(due()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(due()).isTrue();
        work(both);
        assertThat(sent())
                .singleElement()
                .satisfies(row -> assertThat(row.destination()).isEqualTo("alerts"));
    }

    @Test
    void whereNobodyElseHearsAlertsTheTeamDoes() {
        Channels slack = new Channels(Webhooks.all("http://localhost:1/x"));
        called(ALERTS, CLOSED);
        work(slack);
        assertThat(sent())
                .singleElement()
                .satisfies(row -> assertThat(row.destination()).isEqualTo("team"));
    }

    @Test
    void theAlarmEndsWithTheLastOfThem() {
        Channels both = channels(Webhooks.all("http://localhost:1/x"));
        called(ALERTS, CLOSED);
        called(TEAM, CLOSED);
        work(both);
        called(TEAM, TAKEN);
        work(both);
        assertThat(sent()).last().satisfies(row -> {
            assertThat(row.kind()).isEqualTo("channelFailing");
            assertThat(row.text()).startsWith("Messages reach #va-mobile-app again, but not #va-mobile-app-alerts");
        });
        called(ALERTS, TAKEN);
        work(both);
        assertThat(sent()).last().satisfies(row -> assertThat(row.kind()).isEqualTo("channelMended"));
    }

    @Test
    void whatIsNotSetUpAnyMoreIsNobodysBusiness() {
        called(WEBHOOK, CLOSED);
        work(new Channels(Webhooks.all("http://localhost:1/x")));
        assertThat(sent()).isEmpty();
        assertThat(due()).isFalse();
    }

    private static Channels channels(Webhooks slack) {
        return new Channels(slack, Receivers.webhook(WELL, EnumSet.of(ALERTS, TEAM)));
    }

    private void called(Destination destination, Answer answer) {
        QuarkusTransaction.requiringNew().run(() -> {
            var before = leases.take(destination, "somebody").orElseThrow();
            leases.remember(destination, Backoff.after(answer, before, clock.instant(), 0));
            conditions.heard(destination, answer, clock.instant());
        });
    }

    private boolean due() {
        String sql = "SELECT "
                + alarm(new Channels(Webhooks.NONE)).condition().replace("clock.now", "cast(:now as timestamptz)");
        return QuarkusTransaction.requiringNew().call(() -> (Boolean) entities.createNativeQuery(sql)
                .setParameter("now", clock.instant().toString())
                .getSingleResult());
    }

    private void work(Channels channels) {
        alarm(channels).work();
    }

    private ChannelAlarm alarm(Channels channels) {
        return new ChannelAlarm(
                conditions,
                channels,
                new Outbox(notifications, channels, added, clock),
                new Rules(channels, manners, hush, clock),
                manners,
                map,
                turn,
                clock);
    }

    private List<NotificationView> sent() {
        return rows.all().stream().filter(row -> row.decision().equals("send")).toList();
    }
}
