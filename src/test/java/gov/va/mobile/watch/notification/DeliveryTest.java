package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import gov.va.mobile.watch.platform.Traces;
import gov.va.mobile.watch.support.PostgresResource;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeliveryTest {
    private static final String HOOK = "/services/T0/B0/s3cr3t";

    @Inject
    NotificationRepository notifications;

    @Inject
    Leases leases;

    @Inject
    Places places;

    @Inject
    Conditions conditions;

    @Inject
    Redraws redraws;

    @Inject
    Redrawing redrawing;

    @Inject
    Bursts bursts;

    @Inject
    DeliveryMetrics metrics;

    @Inject
    Clock clock;

    @Inject
    OutboxRows rows;

    private final WireMockServer slack =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeEach
    void start() {
        rows.clear();
        slack.start();
    }

    @AfterEach
    void stop() {
        slack.stop();
        rows.clear();
    }

    @Test
    void whatIsCommittedGoesOutAtOnceAndInOrder() throws InterruptedException {
        slack.stubFor(WireMock.post(HOOK).willReturn(WireMock.ok("ok")));
        rows.add(Destination.ALERTS, NotificationKind.INCIDENT_OPENED, "first", UUID.randomUUID());
        rows.add(Destination.ALERTS, NotificationKind.INCIDENT_OPENED, "second", UUID.randomUUID());
        var delivery = new Delivery(
                notifications,
                leases,
                new Channels(Webhooks.all(slack.url(HOOK))),
                places,
                conditions,
                redraws,
                redrawing,
                bursts,
                metrics,
                new Traces(OpenTelemetry.noop()),
                clock,
                true);
        delivery.added(new Outbox.Added(Destination.ALERTS));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows.all())
                        .allSatisfy(row -> assertThat(row.state()).contains("sent")));
        assertThat(slack.getAllServeEvents().reversed())
                .extracting(event -> event.getRequest().getBodyAsString().contains("first"))
                .containsExactly(true, false);
        assertThat(rows.all().getLast().sentAt().orElseThrow())
                .isAfterOrEqualTo(rows.all().getFirst().sentAt().orElseThrow().plus(Backoff.PACE));
        // else it would hold the lease while the next test looks
        delivery.stop(new ShutdownEvent());
    }
}
