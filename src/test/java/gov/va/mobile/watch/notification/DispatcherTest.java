package gov.va.mobile.watch.notification;

import static gov.va.mobile.watch.notification.Destination.ALERTS;
import static gov.va.mobile.watch.notification.Destination.TEAM;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_OPENED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_REPORTED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.va.mobile.watch.platform.Traces;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.SpanRecorder;
import gov.va.mobile.watch.support.TestClock;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases 37 to 40 and 44 of the design, step by step. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DispatcherTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Inject
    Leases leases;

    @Inject
    Dispatchers dispatchers;

    @Inject
    OutboxRows rows;

    @Inject
    TestClock clock;

    private final List<String> arrived = Collections.synchronizedList(new ArrayList<>());
    private final List<Instant> calls = Collections.synchronizedList(new ArrayList<>());
    private volatile Supplier<Answer> says = () -> new Answer.Delivered("200 ok");

    /** A Slack that says what the test wants, and keeps what it took. */
    private final Channel slack = message -> {
        calls.add(clock.instant());
        Answer answer = says.get();
        if (answer instanceof Answer.Delivered) {
            arrived.add(message.message().text());
        }
        return answer;
    };

    @BeforeEach
    @AfterEach
    void clear() {
        rows.clear();
        clock.reset();
    }

    @Test
    void theCallBelongsToTheTraceOfWhatItTells() {
        var recorder = new SpanRecorder();
        var traces = new Traces(recorder.telemetry());
        traces.span("record results", () -> opened("message"));

        drain(dispatchers.of("a", traces));

        List<SpanData> spans = recorder.spans();
        assertThat(spans).extracting(SpanData::getName).containsExactly("record results", "deliver to alerts");
        assertThat(spans.getLast().getParentSpanId()).isEqualTo(spans.getFirst().getSpanId());
    }

    @Test
    void deliversInOrderOneASecond() {
        for (int i = 1; i <= 5; i++) {
            opened("message " + i);
        }
        Dispatcher dispatcher = dispatcher("a");
        assertThat(step(dispatcher)).contains(SECOND);
        assertThat(step(dispatcher)).hasValueSatisfying(wait -> assertThat(wait).isPositive());
        assertThat(arrived).containsExactly("message 1");
        drain(dispatcher);
        assertThat(arrived).containsExactly("message 1", "message 2", "message 3", "message 4", "message 5");
        assertPaced();
        assertThat(rows.all()).allSatisfy(row -> {
            assertThat(row.state()).contains("sent");
            assertThat(row.attempts()).isEqualTo(1);
            assertThat(row.sentAt()).isPresent();
        });
        assertThat(step(dispatcher)).isEmpty();
    }

    @Test
    void slackAwayForTenMinutesThenEverythingArrivesInOrder() {
        Dispatcher dispatcher = dispatcher("a");
        Instant back = clock.instant().plus(Duration.ofMinutes(10));
        says = () -> clock.instant().isBefore(back)
                ? new Answer.Later("500 rollup_error", Optional.empty())
                : new Answer.Delivered("200 ok");
        UUID brief = UUID.randomUUID();
        opened("first");
        rows.add(ALERTS, INCIDENT_OPENED, "brief opened", brief);
        rows.add(ALERTS, INCIDENT_RESOLVED, "brief was down 4 min, recovered", brief);
        opened("last");
        step(dispatcher);
        assertThat(rows.all().getFirst().lastError()).contains("500 rollup_error");
        assertThat(states().getFirst().state()).isEqualTo("waiting");
        drain(dispatcher);
        assertThat(arrived).containsExactly("first", "brief was down 4 min, recovered", "last");
        assertThat(calls.size()).as("tries, backing off up to a minute").isBetween(15, 30);
        assertPaced();
        NotificationView merged = rows.all().get(1);
        assertThat(merged.decision()).isEqualTo("merged");
        assertThat(merged.state()).isEmpty();
        assertThat(merged.reason()).hasValueSatisfying(why -> assertThat(why).contains("incidentResolved"));
    }

    @Test
    void retryAfterIsKeptWithTheLease() {
        opened("message");
        says = () -> new Answer.Later("429", Optional.of(Duration.ofSeconds(30)));
        step(dispatcher("a"));
        says = () -> new Answer.Delivered("200 ok");
        rows.endLeases();
        clock.advance(Duration.ofSeconds(28));
        assertThat(step(dispatcher("b")))
                .hasValueSatisfying(wait -> assertThat(wait).isPositive());
        assertThat(arrived).isEmpty();
        clock.advance(Duration.ofSeconds(3));
        step(dispatcher("b"));
        assertThat(arrived).containsExactly("message");
    }

    @Test
    void aClosedChannelPausesVisiblyAndLosesNothing() {
        Dispatcher dispatcher = dispatcher("a");
        opened("message");
        says = () -> new Answer.Closed("404 no_service");
        step(dispatcher);
        clock.advance(Duration.ofMinutes(14));
        step(dispatcher);
        assertThat(calls).hasSize(1);
        assertThat(states().getFirst()).satisfies(alerts -> {
            assertThat(alerts.state()).isEqualTo("paused");
            assertThat(alerts.reason()).contains("404 no_service");
            assertThat(alerts.nextTryAt()).isPresent();
        });
        assertThat(rows.all().getFirst()).satisfies(row -> {
            assertThat(row.state()).contains("pending");
            assertThat(row.lastError()).contains("paused: 404 no_service");
        });
        clock.advance(Duration.ofMinutes(2));
        says = () -> new Answer.Delivered("200 ok");
        step(dispatcher);
        assertThat(arrived).containsExactly("message");
        assertThat(states()).noneMatch(destination -> destination.state().equals("paused"));
    }

    @Test
    void aRestartTriesAPausedChannelAtOnce() {
        opened("message");
        says = () -> new Answer.Closed("410 channel_is_archived");
        step(dispatcher("a"));
        says = () -> new Answer.Delivered("200 ok");
        clock.advance(Duration.ofSeconds(2));
        leases.resume();
        step(dispatcher("a"));
        assertThat(arrived).containsExactly("message");
    }

    @Test
    void aRefusedMessageFailsAndTheQueueGoesOn() {
        opened("bad");
        opened("good");
        says = () -> arrived.isEmpty() && calls.size() == 1
                ? new Answer.Refused("400 invalid_payload")
                : new Answer.Delivered("200 ok");
        drain(dispatcher("a"));
        assertThat(arrived).containsExactly("good");
        assertThat(rows.all()).extracting(row -> row.state().orElse("")).containsExactly("failed", "sent");
        assertThat(rows.all().getFirst().lastError()).contains("400 invalid_payload");
    }

    @Test
    void aDestinationDoesNotWaitForAnother() {
        says = () -> new Answer.Closed("404 no_service");
        opened("message");
        step(dispatcher("a"));
        says = () -> new Answer.Delivered("200 ok");
        rows.add(TEAM, INCIDENT_REPORTED, "report", UUID.randomUUID());
        dispatcher("a").step(TEAM, slack);
        assertThat(arrived).containsExactly("report");
    }

    @Test
    void diedBetweenSendingAndMarkingItIsSentAgain() {
        opened("message");
        says = () -> {
            arrived.add("message");
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(() -> step(dispatcher("a"))).hasMessage("killed");
        says = () -> new Answer.Delivered("200 ok");
        assertThat(step(dispatcher("b"))).as("the lease still runs").isEmpty();
        rows.endLeases();
        step(dispatcher("b"));
        assertThat(arrived).containsExactly("message", "message");
        assertThat(rows.all()).extracting(row -> row.state().orElse("")).containsExactly("sent");
    }

    @Test
    void manyReplicasSendOnce() throws Exception {
        for (int i = 1; i <= 3; i++) {
            opened("message " + i);
        }
        for (int round = 0; round < 6; round++) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Optional<Duration>>> replicas =
                        List.of(() -> step(dispatcher("a")), () -> step(dispatcher("b")), () -> step(dispatcher("c")));
                for (var done : threads.invokeAll(replicas)) {
                    done.get();
                }
            }
            clock.advance(SECOND);
        }
        assertThat(arrived).containsExactly("message 1", "message 2", "message 3");
    }

    @Test
    void whatWasMergedInFlightButArrivedIsSent() {
        UUID incident = UUID.randomUUID();
        rows.add(ALERTS, INCIDENT_OPENED, "opened", incident);
        says = () -> {
            rows.add(ALERTS, INCIDENT_RESOLVED, "resolved", incident);
            return new Answer.Delivered("200 ok");
        };
        step(dispatcher("a"));
        says = () -> new Answer.Delivered("200 ok");
        drain(dispatcher("a"));
        assertThat(arrived).containsExactly("opened", "resolved");
    }

    private List<DestinationView> states() {
        return new DestinationStates(leases, new Channels(Webhooks.all("http://localhost:1/services/x"))).all();
    }

    private void opened(String text) {
        rows.add(ALERTS, INCIDENT_OPENED, text, UUID.randomUUID());
    }

    private Dispatcher dispatcher(String holder) {
        return dispatchers.of(holder);
    }

    private Optional<Duration> step(Dispatcher dispatcher) {
        return dispatcher.step(ALERTS, slack);
    }

    /** Steps until nothing is left, letting the time pass that each step asks for. */
    private void drain(Dispatcher dispatcher) {
        dispatchers.drain(() -> step(dispatcher));
    }

    private void assertPaced() {
        for (int i = 1; i < calls.size(); i++) {
            assertThat(Duration.between(calls.get(i - 1), calls.get(i))).isGreaterThanOrEqualTo(SECOND);
        }
    }
}
