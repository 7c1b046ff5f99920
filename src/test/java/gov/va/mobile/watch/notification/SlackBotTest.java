package gov.va.mobile.watch.notification;

import static gov.va.mobile.watch.notification.Destination.ALERTS;
import static gov.va.mobile.watch.notification.Destination.TEAM;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_OPENED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_RESOLVED;
import static gov.va.mobile.watch.notification.NotificationKind.PRODUCT_OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import gov.va.mobile.watch.support.FakeSlack;
import gov.va.mobile.watch.support.FakeSlack.Said;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** domain.md §6 and cases 38 to 40 and 44, with a bot. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SlackBotTest {
    private static final String NAME = "#va-mobile-app-alerts";

    @Inject
    Leases leases;

    @Inject
    Places places;

    @Inject
    Conditions conditions;

    @Inject
    Present present;

    @Inject
    Dispatchers dispatchers;

    @Inject
    OutboxRows rows;

    @Inject
    TestClock clock;

    private final FakeSlack slack = new FakeSlack();
    private final UUID incident = UUID.randomUUID();

    @BeforeEach
    void start() {
        rows.clear();
        clock.reset();
    }

    @AfterEach
    void stop() {
        slack.close();
        rows.clear();
        clock.reset();
    }

    @Test
    void postsAsTheBotWithWhatItCanBeFoundBy() {
        rows.add(ALERTS, INCIDENT_OPENED, "bgs is down", incident);
        step();
        FakeSlack.Call post = slack.calls("chat.postMessage").getFirst();
        assertThat(post.authorization()).isEqualTo("Bearer xoxb-secret");
        assertThat(post.text("channel")).isEqualTo(NAME);
        assertThat(post.text("text")).isEqualTo("bgs is down");
        JsonNode metadata = post.body().path("metadata");
        assertThat(metadata.path("event_type").asText()).isEqualTo("upstream_watch_notification");
        assertThat(metadata.path("event_payload").path("id").asText())
                .isEqualTo(rows.all().getFirst().id().toString());
        assertThat(rows.all().getFirst().state()).contains("sent");
    }

    @Test
    void whatHappensToAnIncidentIsToldInItsThread() {
        rows.add(ALERTS, INCIDENT_OPENED, "bgs is down", incident);
        rows.add(ALERTS, INCIDENT_OPENED, "another one", UUID.randomUUID());
        drain();
        rows.add(ALERTS, INCIDENT_RESOLVED, "bgs recovered", incident);
        drain();
        String root = slack.messages().keySet().iterator().next();
        assertThat(slack.calls("chat.postMessage"))
                .extracting(call -> call.text("thread_ts"))
                .containsExactly("", "", root);
        FakeSlack.Call reply = slack.calls("chat.postMessage").getLast();
        assertThat(reply.text("channel")).isEqualTo(FakeSlack.CHANNEL);
        assertThat(reply.body().path("reply_broadcast").asBoolean()).isTrue();
    }

    @Test
    void anAnswerThatWasLostIsLookedFor() {
        rows.add(ALERTS, INCIDENT_OPENED, "bgs is down", incident);
        once("chat.postMessage", Said.lost());
        step();
        assertThat(rows.all().getFirst().state()).contains("pending");
        drain();
        assertThat(slack.calls("chat.postMessage")).hasSize(1);
        assertThat(slack.calls("conversations.history").getFirst().text("include_all_metadata"))
                .isEqualTo("true");
        assertThat(rows.all().getFirst().state()).contains("sent");
        rows.add(ALERTS, INCIDENT_RESOLVED, "bgs recovered", incident);
        once("chat.postMessage", Said.lost());
        drain();
        assertThat(slack.messages())
                .as("the reply, too, was found in the thread")
                .hasSize(2);
        assertThat(slack.calls("conversations.replies")).hasSize(1);
    }

    @Test
    void killedBetweenSendingAndMarkingItIsSentOnce() {
        rows.add(ALERTS, INCIDENT_OPENED, "bgs is down", incident);
        Channel dies = message -> {
            bot().send(message);
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(() -> dispatcher("a").step(ALERTS, dies)).hasMessage("killed");
        rows.endLeases();
        drain();
        assertThat(slack.messages()).hasSize(1);
        assertThat(rows.all().getFirst().state()).contains("sent");
    }

    @Test
    void whatDidNotArriveIsSentAgain() {
        rows.add(ALERTS, INCIDENT_OPENED, "bgs is down", incident);
        once("chat.postMessage", new Said(500, "", false, Map.of()));
        drain();
        assertThat(slack.messages()).hasSize(1);
        assertThat(slack.calls("chat.postMessage")).hasSize(2);
    }

    @Test
    void whereSlackLetsNobodyLookItIsSentAgain() {
        rows.add(ALERTS, INCIDENT_OPENED, "bgs is down", incident);
        List<Said> lost = new ArrayList<>(List.of(Said.lost()));
        slack.mood(call -> switch (call.method()) {
            case "chat.postMessage" -> lost.isEmpty() ? Optional.empty() : Optional.of(lost.removeFirst());
            case "conversations.history" -> Optional.of(Said.error("missing_scope"));
            default -> Optional.empty();
        });
        drain();
        assertThat(slack.messages()).as("at least once").hasSize(2);
        assertThat(rows.all().getFirst().state()).contains("sent");
    }

    @Test
    void okFalseIsAFailureThatPausesOrWaits() {
        rows.add(ALERTS, INCIDENT_OPENED, "bgs is down", incident);
        once("chat.postMessage", Said.error("not_in_channel"));
        step();
        assertThat(leases.all())
                .hasEntrySatisfying(
                        ALERTS, lease -> assertThat(lease.pausedReason()).contains("200 not_in_channel"));
        assertThat(rows.all().getFirst().state()).contains("pending");
        clock.advance(Duration.ofMinutes(16));
        once(
                "chat.postMessage",
                new Said(429, "{\"ok\":false,\"error\":\"ratelimited\"}", false, Map.of("Retry-After", "30")));
        step();
        clock.advance(Duration.ofSeconds(20));
        step();
        assertThat(slack.messages()).isEmpty();
        clock.advance(Duration.ofSeconds(11));
        step();
        assertThat(slack.messages()).hasSize(1);
    }

    @Test
    void theThreadGoesOnWhenItsFirstMessageWasDeleted() {
        rows.add(ALERTS, INCIDENT_OPENED, "bgs is down", incident);
        drain();
        slack.delete(slack.messages().keySet().iterator().next());
        rows.add(ALERTS, INCIDENT_RESOLVED, "bgs recovered", incident);
        drain();
        assertThat(slack.messages()).hasSize(1);
        assertThat(rows.all()).extracting(row -> row.state().orElse("")).containsOnly("sent");
    }

    @Test
    void theNoticeToTheProductOwnerIsKeptUpToDate() {
        rows.add(TEAM, PRODUCT_OWNER, "one condition holds", incident);
        dispatcher("a").step(TEAM, bot());
        rows.add(TEAM, PRODUCT_OWNER, "two conditions hold", incident);
        clock.advance(Duration.ofSeconds(2));
        dispatcher("a").step(TEAM, bot());
        assertThat(slack.messages()).hasSize(1);
        assertThat(slack.messages().values().iterator().next().path("text").asText())
                .isEqualTo("two conditions hold");
        assertThat(rows.all()).extracting(row -> row.state().orElse("")).containsOnly("sent");
    }

    @Test
    void theTokenStandsInNoError() {
        rows.add(ALERTS, INCIDENT_OPENED, "bgs is down", incident);
        slack.close();
        step();
        assertThat(rows.all().getFirst().lastError().orElseThrow()).doesNotContain("xoxb");
    }

    /** Once; then it behaves. */
    private void once(String method, Said said) {
        List<Said> left = new ArrayList<>(List.of(said));
        slack.mood(call ->
                call.method().equals(method) && !left.isEmpty() ? Optional.of(left.removeFirst()) : Optional.empty());
    }

    private SlackBot bot() {
        return new SlackBot(
                new SlackApi(URI.create(slack.url()), "xoxb-secret"), NAME, BlockKit::withButtons, places, present);
    }

    private Dispatcher dispatcher(String holder) {
        return dispatchers.of(holder);
    }

    private Optional<Duration> step() {
        return dispatcher("a").step(ALERTS, bot());
    }

    /** Steps until nothing is left, letting the time pass that each step asks for. */
    private void drain() {
        clock.advance(Duration.ofSeconds(2));
        dispatchers.drain(this::step);
    }
}
