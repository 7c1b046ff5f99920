package gov.va.mobile.watch.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.platform.OutboundHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {
    private static final Instant NOW = Instant.parse("2026-11-02T19:31:05Z");
    private static final String NEW = "the-new-secret-of-the-webhook";
    private static final byte[] OLD = "the-old-secret-of-the-webhook".getBytes(StandardCharsets.UTF_8);
    private static final Links LINKS = new Links("https://watch.example");

    @TempDir
    Path folder;

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private Optional<IncidentView> incident = Optional.of(Views.incident());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void postsACloudEvent() throws IOException {
        answers(204);
        Outgoing message = message(0, Optional.empty());
        assertThat(webhook().send(message)).isInstanceOf(Answer.Delivered.class);
        LoggedRequest request = request();
        assertThat(request.getHeader("Content-Type")).startsWith("application/cloudevents+json");
        JsonNode event = new ObjectMapper().readTree(request.getBody());
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo(message.id().toString());
        assertThat(event.path("source").asText()).isEqualTo("https://watch.example/");
        assertThat(event.path("type").asText()).isEqualTo("gov.va.mobile.watch.incidentOpened");
        assertThat(event.path("subject").asText()).isEqualTo("incident/" + Views.INCIDENT);
        assertThat(event.path("time").asText()).isEqualTo("2026-11-02T19:31:00Z");
        JsonNode data = event.path("data");
        assertThat(data.path("kind").asText()).isEqualTo("incidentOpened");
        assertThat(data.path("audience").asText()).isEqualTo("alerts");
        assertThat(data.path("title").asText()).isEqualTo("BGS & \"friends\" are <down>");
        assertThat(data.path("text").asText())
                .as("without Slack's markup")
                .isEqualTo("BGS & \"friends\" are <down>\nFound: a <timeout>\nhttps://watch.example/");
        assertThat(data.path("incident").path("number").asInt()).isEqualTo(12);
        assertThat(data.path("incident").path("upstreamId").asText()).isEqualTo("bgs");
        assertThat(data.path("incident").path("link").asText())
                .isEqualTo("https://watch.example/incidents/" + Views.INCIDENT);
    }

    @Test
    void signsWithEachSecretSoThatTheyCanBeChanged() throws IOException, GeneralSecurityException {
        answers(200);
        Path file = Files.writeString(
                folder.resolve("old"), "whsec_" + Base64.getEncoder().encodeToString(OLD) + "\n");
        Outgoing message = message(0, Optional.empty());
        webhook(new WebhookSecrets(List.of(NEW), Optional.of(file))).send(message);
        LoggedRequest request = request();
        assertThat(request.getHeader("webhook-id")).isEqualTo(message.id().toString());
        assertThat(request.getHeader("webhook-timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
        String signed = message.id() + "." + NOW.getEpochSecond() + "." + request.getBodyAsString();
        assertThat(request.getHeader("webhook-signature"))
                .isEqualTo("v1," + hmac(NEW.getBytes(StandardCharsets.UTF_8), signed) + " v1," + hmac(OLD, signed));
        Files.delete(file);
        assertThat(webhook(new WebhookSecrets(List.of(NEW), Optional.of(file))).send(message))
                .as("nothing is sent unsigned")
                .isInstanceOf(Answer.Closed.class);
        assertThat(server.getAllServeEvents()).hasSize(1);
    }

    @Test
    void knowsTheStandardsOwnExample() {
        byte[] key = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(WebhookSignature.of(
                        List.of(key), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void saysNothingOfARestrictedIncidentOrOfOneAmongMany() {
        incident = Optional.of(Views.incident(Views.INCIDENT, "bgs", "secret title", "x", true));
        var events = new CloudEvents(LINKS);
        assertThat(OutboundHttp.json(events.of(message(0, Optional.empty()), incident)))
                .contains("\"number\":12", "\"restricted\":true")
                .doesNotContain("bgs", "secret title", "P");
        Map<String, Object> burst = events.of(message(30, Optional.of(Views.WINDOW)), Optional.empty());
        assertThat(burst).doesNotContainKey("subject");
        assertThat(OutboundHttp.json(burst)).doesNotContain(Views.INCIDENT.toString(), Views.WINDOW.toString());
    }

    @Test
    void whatTheAnswersMean() {
        for (int delivered : new int[] {200, 202, 204}) {
            assertThat(said(delivered)).isInstanceOf(Answer.Delivered.class);
        }
        for (int refused : new int[] {400, 413, 415, 422}) {
            assertThat(said(refused)).isInstanceOf(Answer.Refused.class);
        }
        for (int closed : new int[] {301, 302, 307, 401, 403, 404, 405, 410}) {
            assertThat(said(closed)).isInstanceOf(Answer.Closed.class);
        }
        for (int later : new int[] {408, 425, 429, 500, 502, 503}) {
            assertThat(said(later)).isInstanceOf(Answer.Later.class);
        }
        assertThat(server.getAllServeEvents())
                .allSatisfy(event -> assertThat(event.getRequest().getUrl()).isEqualTo("/hook?token=s3cr3t"));
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        assertThat(waits("30")).contains(Duration.ofSeconds(30));
        assertThat(waits("Mon, 02 Nov 2026 19:32:05 GMT")).contains(Duration.ofMinutes(1));
        assertThat(waits("Mon, 02 Nov 2026 19:00:00 GMT")).isEmpty();
        assertThat(waits("soon")).isEmpty();
    }

    @Test
    void nobodyThereIsToldWithoutTheAddress() {
        server.stop();
        Answer answer = webhook().send(message(0, Optional.empty()));
        assertThat(answer).isInstanceOf(Answer.Later.class);
        assertThat(answer.said()).doesNotContain("s3cr3t");
    }

    @Test
    void aSecretMustBeOne() {
        assertThatThrownBy(() -> new WebhookSecrets(List.of(), Optional.empty()).keys())
                .hasMessageStartingWith("WATCH_WEBHOOK_SECRET: found none");
        assertThatThrownBy(() -> new WebhookSecrets(List.of("short"), Optional.empty()).keys())
                .hasMessage(
                        "WATCH_WEBHOOK_SECRET: found one of 5 bytes, expected at least 24 (openssl rand -base64 32)");
        assertThatThrownBy(() -> new WebhookSecrets(List.of("whsec_%"), Optional.empty()).keys())
                .hasMessageStartingWith("WATCH_WEBHOOK_SECRET: found whsec_ with something that is no Base64");
    }

    private Optional<Duration> waits(String header) {
        server.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(503).withHeader("Retry-After", header)));
        return webhook().send(message(0, Optional.empty())) instanceof Answer.Later later
                ? later.retryAfter()
                : Optional.empty();
    }

    private Answer said(int status) {
        server.stubFor(post(anyUrl())
                .willReturn(aResponse().withStatus(status).withHeader("Location", server.url("/elsewhere"))));
        return webhook().send(message(0, Optional.empty()));
    }

    private void answers(int status) {
        server.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status)));
    }

    private LoggedRequest request() {
        return server.getAllServeEvents().getFirst().getRequest();
    }

    private Webhook webhook() {
        return webhook(new WebhookSecrets(List.of(NEW), Optional.empty()));
    }

    private Webhook webhook(WebhookSecrets secrets) {
        return new Webhook(
                URI.create("http://localhost:" + (server.isRunning() ? server.port() : 1) + "/hook?token=s3cr3t"),
                secrets,
                new CloudEvents(LINKS),
                message -> incident,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Outgoing message(int gathered, Optional<UUID> window) {
        return new Outgoing(
                UUID.randomUUID(),
                Destination.WEBHOOK,
                Destination.ALERTS,
                NotificationKind.INCIDENT_OPENED,
                Optional.of(Views.INCIDENT),
                window,
                new MessageBuilder("BGS & \"friends\" are <down>")
                        .mention(Optional.of("<!subteam^S0123ABCD>"))
                        .fact("Found", "a <timeout>")
                        .footer(LINKS.home())
                        .build(),
                Views.START,
                false,
                gathered);
    }

    private static String hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
