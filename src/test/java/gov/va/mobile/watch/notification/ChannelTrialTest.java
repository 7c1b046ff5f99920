package gov.va.mobile.watch.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import gov.va.mobile.watch.access.Audit;
import gov.va.mobile.watch.notification.Leases.Lease;
import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChannelTrialTest {
    private static final String HOOK = "/services/T0/B0/s3cr3t";

    @Inject
    Leases leases;

    @Inject
    Conditions conditions;

    @Inject
    DeliveryMetrics metrics;

    @Inject
    Manners manners;

    @Inject
    Clock clock;

    @Inject
    OutboxRows rows;

    private final WireMockServer slack =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final List<String> audited = new ArrayList<>();

    @BeforeEach
    void start() {
        slack.start();
        rows.clear();
    }

    @AfterEach
    void stop() {
        slack.stop();
        rows.clear();
    }

    @Test
    void sendsATestMessageAndUnpausesTheChannel() {
        pause();
        slack.stubFor(post(urlEqualTo(HOOK)).willReturn(aResponse().withBody("ok")));
        assertThat(trial().run(Destination.TEAM, Views.PAT))
                .isEqualTo(new ChannelTrial.Outcome("team", true, "200 ok"));
        slack.verify(
                1,
                postRequestedFor(urlEqualTo(HOOK))
                        .withRequestBody(matchingJsonPath("$.text"))
                        .withRequestBody(matchingJsonPath("$.blocks[0].type")));
        assertThat(leases.all()).hasEntrySatisfying(Destination.TEAM, lease -> {
            assertThat(lease.pausedReason()).isEmpty();
            assertThat(lease.notBefore()).isEmpty();
        });
        assertThat(audited).containsExactly("channel.test channel/team");
    }

    @Test
    void tellsWhatTheChannelSaid() {
        pause();
        slack.stubFor(
                post(urlEqualTo(HOOK)).willReturn(aResponse().withStatus(404).withBody("no_service")));
        assertThat(trial().run(Destination.TEAM, Views.PAT))
                .isEqualTo(new ChannelTrial.Outcome("team", false, "404 no_service"));
        assertThat(leases.all())
                .hasEntrySatisfying(
                        Destination.TEAM,
                        lease -> assertThat(lease.pausedReason()).contains("404 no_service"));
    }

    private void pause() {
        QuarkusTransaction.requiringNew().run(() -> {
            leases.take(Destination.TEAM, "somebody");
            leases.remember(
                    Destination.TEAM,
                    new Lease(Optional.of(clock.instant()), 1, Optional.of("404 no_service"), Optional.empty()));
        });
    }

    private ChannelTrial trial() {
        Audit audit = (actor, action, target, before, after) -> audited.add(action + " " + target);
        var channels = new Channels(Webhooks.all(slack.url(HOOK)));
        return new ChannelTrial(channels, leases, conditions, metrics, manners, audit, clock);
    }
}
