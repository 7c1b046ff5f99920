package gov.va.mobile.watch.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static gov.va.mobile.watch.notification.Destination.ALERTS;
import static gov.va.mobile.watch.notification.Destination.PAGERDUTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import gov.va.mobile.watch.incident.IncidentView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PagerDutyEventsTest {
    private static final Instant NOW = Instant.parse("2026-11-02T19:31:05Z");
    private static final String KEY = "0123456789abcdef0123456789ABCDEF";
    private static final Links LINKS = new Links("https://watch.example");

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private Optional<IncidentView> incident = Optional.of(Views.incident());

    @BeforeEach
    void start() {
        server.start();
        answers(202, "{\"status\":\"success\"}");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void anIncidentIsOneAlarmFromItsOpeningToItsEnd() {
        PagerDutyEvents pagerDuty = pagerDuty();
        for (NotificationKind kind : List.of(
                NotificationKind.INCIDENT_OPENED,
                NotificationKind.INCIDENT_ACKNOWLEDGED,
                NotificationKind.INCIDENT_REOPENED,
                NotificationKind.INCIDENT_RESOLVED)) {
            assertThat(pagerDuty.send(message(kind, Optional.empty()))).isInstanceOf(Answer.Delivered.class);
        }
        assertThat(events())
                .extracting(event -> event.path("event_action").asText())
                .containsExactly("trigger", "acknowledge", "trigger", "resolve");
        assertThat(events()).allSatisfy(event -> {
            assertThat(event.path("routing_key").asText()).isEqualTo(KEY);
            assertThat(event.path("dedup_key").asText()).isEqualTo(Views.INCIDENT.toString());
        });
        JsonNode opened = events().getFirst();
        JsonNode payload = opened.path("payload");
        assertThat(payload.path("summary").asText()).isEqualTo("BGS & more is down");
        assertThat(payload.path("source").asText()).isEqualTo("bgs");
        assertThat(payload.path("severity").asText()).isEqualTo(severity(Views.incident()));
        assertThat(payload.path("timestamp").asText()).isEqualTo("2026-11-02T19:31:00Z");
        assertThat(payload.path("custom_details").path("text").asText()).contains("Found: a <timeout>");
        assertThat(opened.path("links").path(0).path("href").asText())
                .isEqualTo("https://watch.example/incidents/" + Views.INCIDENT);
    }

    @Test
    void whatIsNoAlarmIsNotSent() {
        assertThat(pagerDuty().send(message(NotificationKind.REMINDER, Optional.empty())))
                .isInstanceOf(Answer.Delivered.class);
        assertThat(events()).isEmpty();
        assertThat(Alarm.concerns(NotificationKind.WINDOW_PROPOSED)).isFalse();
        assertThat(Alarm.concerns(NotificationKind.INCIDENT_CAUSE)).isFalse();
    }

    @Test
    void whatVeteransDoNotSeeIsAnAlarmOfItsOwn() {
        pagerDuty().send(message(NotificationKind.WINDOW_UNSEEN, Optional.of(Views.WINDOW)));
        pagerDuty().send(message(NotificationKind.WINDOW_VISIBLE, Optional.of(Views.WINDOW)));
        assertThat(events())
                .allSatisfy(event ->
                        assertThat(event.path("dedup_key").asText()).isEqualTo("maintenance-window/" + Views.WINDOW))
                .extracting(event -> event.path("event_action").asText())
                .containsExactly("trigger", "resolve");
    }

    @Test
    void ofARestrictedIncidentOnlyThatItExists() {
        incident = Optional.of(Views.incident(Views.INCIDENT, "bgs", "secret title", "x", true));
        pagerDuty().send(message(NotificationKind.INCIDENT_OPENED, Optional.empty()));
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.path("payload").path("source").asText()).isEqualTo("upstream-watch");
            assertThat(event.path("payload").path("severity").asText()).isEqualTo("error");
            assertThat(event.toString()).doesNotContain("\"bgs\"", "secret title");
        });
    }

    @Test
    void whatTheAnswersMean() {
        assertThat(said(400, "{\"errors\":[\"Length of 'summary' is too long\"]}"))
                .isInstanceOf(Answer.Refused.class);
        Answer closed = said(400, "{\"errors\":[\"Invalid routing key " + KEY + "\"]}");
        assertThat(closed).isInstanceOf(Answer.Closed.class);
        assertThat(closed.said()).doesNotContain(KEY);
        assertThat(said(429, "")).isEqualTo(new Answer.Later("429", Optional.of(Duration.ofSeconds(20))));
        assertThat(said(500, "")).isInstanceOf(Answer.Later.class);
        assertThat(said(403, "")).isInstanceOf(Answer.Closed.class);
    }

    @Test
    void aTestRaisesAnAlarmAndEndsIt() {
        var message = Outgoing.test(PAGERDUTY, new MessageBuilder("Test").build(), NOW);
        assertThat(pagerDuty().test(message)).isInstanceOf(Answer.Delivered.class);
        assertThat(events())
                .extracting(event -> event.path("event_action").asText())
                .containsExactly("trigger", "resolve");
        assertThat(events().getFirst().path("payload").path("severity").asText())
                .isEqualTo("info");
        answers(400, "no");
        assertThat(pagerDuty().test(message)).isInstanceOf(Answer.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(NotificationKind.class)
    void outsideBusinessHoursAlarmsAreEndedButNotRaised(NotificationKind kind) {
        PagerDutyReceiver receiver = receiver(KEY);
        Ruling muted = receiver.rule(Ruling.muted(ALERTS, kind, Circumstances.HELD));
        assertThat(muted.destination()).isEqualTo(PAGERDUTY);
        if (receiver.takes(kind)) {
            assertThat(muted.decision()).isEqualTo(Alarm.raised(kind) ? Decision.SUPPRESSED : Decision.SEND);
        }
        assertThat(receiver.rule(Ruling.suppressed(ALERTS, kind, "flapping")).decision())
                .as("what is not so is not told, whatever the hour")
                .isEqualTo(Decision.SUPPRESSED);
    }

    @Test
    void theKeyMustBeOneAndIsNotShown() {
        assertThat(receiver(" ").channel()).isEmpty();
        assertThatThrownBy(() -> receiver("s3cr3t"))
                .hasMessageStartingWith("WATCH_PAGERDUTY_ALERTS_KEY: found something that is no integration key")
                .hasMessageNotContaining("s3cr3t");
    }

    private PagerDutyReceiver receiver(String key) {
        return new PagerDutyReceiver(
                new PagerDutyAlertsConfig() {
                    @Override
                    public Optional<String> alertsKey() {
                        return Optional.of(key);
                    }

                    @Override
                    public String eventsUrl() {
                        return "https://events.pagerduty.example";
                    }
                },
                message -> incident,
                new Manners(() -> Outside.SEND, "none", "https://watch.example"),
                Clock.systemUTC());
    }

    private PagerDutyEvents pagerDuty() {
        return new PagerDutyEvents(
                URI.create(server.baseUrl() + "/"),
                KEY,
                new AlarmBody(LINKS),
                message -> incident,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Answer said(int status, String body) {
        server.stubFor(post(urlEqualTo("/v2/enqueue"))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Retry-After", "20")
                        .withBody(body)));
        return pagerDuty().send(message(NotificationKind.INCIDENT_OPENED, Optional.empty()));
    }

    private void answers(int status, String body) {
        server.stubFor(post(urlEqualTo("/v2/enqueue"))
                .willReturn(aResponse().withStatus(status).withBody(body)));
    }

    private List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>(server.getAllServeEvents().stream()
                .map(event -> json(event.getRequest().getBody()))
                .toList());
        Collections.reverse(events);
        return events;
    }

    private static JsonNode json(byte[] body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private static String severity(IncidentView incident) {
        return switch (incident.priority()) {
            case P1 -> "critical";
            case P2 -> "error";
            case P3 -> "warning";
            case P4 -> "info";
        };
    }

    private static Outgoing message(NotificationKind kind, Optional<UUID> window) {
        return new Outgoing(
                UUID.randomUUID(),
                PAGERDUTY,
                ALERTS,
                kind,
                Optional.of(Views.INCIDENT),
                window,
                new MessageBuilder("BGS & more is down")
                        .fact("Found", "a <timeout>")
                        .build(),
                Views.START,
                false,
                0);
    }
}
