package gov.va.mobile.watch.notification;

import static gov.va.mobile.watch.notification.Destination.ALERTS;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_OPENED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_RESOLVED;
import static gov.va.mobile.watch.notification.NotificationKind.PROBER_BLIND;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentsChanged;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** behaviour.md §6: one a second, with bursts coalesced. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BurstTest {
    @Inject
    Bursts bursts;

    @Inject
    Discretion discretion;

    @Inject
    Dispatchers dispatchers;

    @Inject
    OutboxRows rows;

    @Inject
    TestClock clock;

    private final List<String> arrived = new ArrayList<>();
    private Answer says = new Answer.Delivered("ok");

    private final Channel slack = message -> {
        if (says instanceof Answer.Delivered) {
            arrived.add(message.message().text());
        }
        return says;
    };

    @BeforeEach
    @AfterEach
    void clear() {
        rows.clear();
        clock.reset();
    }

    @Test
    void aFewAreToldEachByItself() {
        opened(BurstPolicy.MOST);
        drain();
        assertThat(arrived).hasSize(BurstPolicy.MOST);
    }

    @Test
    void manyAreToldTogetherAndNoneIsLost() {
        opened(300);
        rows.add(ALERTS, PROBER_BLIND, "blind", UUID.randomUUID());
        rows.add(ALERTS, INCIDENT_RESOLVED, "a <b> & c", UUID.randomUUID());
        drain();
        assertThat(arrived).hasSize(2);
        assertThat(arrived.getFirst())
                .startsWith("301 messages at once: 300 down, 1 over")
                .contains("upstream 0 is down", "upstream 39 is down", "and 261 more");
        assertThat(arrived.getLast())
                .as("what is loud for a reason keeps its own")
                .isEqualTo("blind");
        String carrier = rows.all().getFirst().id().toString();
        assertThat(rows.all())
                .filteredOn(row -> row.decision().equals("merged"))
                .hasSize(300)
                .allSatisfy(row -> assertThat(row.reason().orElse("")).contains(carrier));
    }

    @Test
    void titlesStayEscaped() {
        for (int i = 0; i < 20; i++) {
            rows.add(ALERTS, INCIDENT_OPENED, "<!channel> & \"x\" is down", UUID.randomUUID());
        }
        drain();
        assertThat(arrived)
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("&lt;!channel&gt; &amp; \"x\" is down")
                        .doesNotContain("<!channel>", "&amp;lt;"));
    }

    @Test
    void whatMayHaveArrivedIsNotChanged() {
        opened(1);
        says = new Answer.Later("no answer within 8 s", Optional.empty());
        step();
        opened(30);
        says = new Answer.Delivered("ok");
        drain();
        assertThat(arrived).hasSize(2);
        assertThat(arrived.getFirst()).isEqualTo("upstream 0 is down");
        assertThat(arrived.getLast()).startsWith("30 messages at once");
    }

    @Test
    void whatBecomesRestrictedWhileItWaitsIsNotNamed() {
        opened(20);
        UUID carrying = rows.all().getFirst().incidentId().orElseThrow();
        UUID carried = rows.all().get(7).incidentId().orElseThrow();
        says = new Answer.Later("no answer within 8 s", Optional.empty());
        step();
        QuarkusTransaction.requiringNew()
                .run(() -> discretion.incidentsChanged(
                        new IncidentsChanged(List.of(restricted(carrying), restricted(carried)))));
        says = new Answer.Delivered("ok");
        drain();
        assertThat(arrived)
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith("20 messages at once: 20 down")
                        .contains("Restricted incident #12 is open", "upstream 1 is down", "upstream 19 is down")
                        .doesNotContain("upstream 0 is down", "upstream 7 is down"));
        assertThat(rows.all()).noneMatch(row -> row.text().startsWith("upstream 7 is down"));
    }

    private static IncidentChange restricted(UUID incident) {
        return Views.condition(Views.incident(incident, "bgs", "a secret", "x", true), true);
    }

    private void opened(int count) {
        for (int i = 0; i < count; i++) {
            rows.add(ALERTS, INCIDENT_OPENED, "upstream " + i + " is down", UUID.randomUUID());
        }
    }

    private Optional<Duration> step() {
        return dispatchers.of("a").step(ALERTS, slack);
    }

    private void drain() {
        clock.advance(Duration.ofMinutes(2));
        dispatchers.drain(this::step);
    }
}
