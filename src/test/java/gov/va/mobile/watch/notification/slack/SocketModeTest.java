package gov.va.mobile.watch.notification.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.va.mobile.watch.notification.SlackApp;
import gov.va.mobile.watch.notification.SlackAppOf;
import gov.va.mobile.watch.support.WebSocketServer;
import gov.va.mobile.watch.support.WebSocketServer.Line;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real WebSocket server, which does what Slack's does. */
class SocketModeTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Integer> failures = new CopyOnWriteArrayList<>();
    private volatile Supplier<String> open = () -> "";
    private final WebSocketServer server = new WebSocketServer(head -> {
        asked.add(head);
        return open.get();
    });
    private SocketMode mode = new SocketMode(app("http://localhost:1"), Frame.Envelope::id, failed -> Duration.ZERO);

    @BeforeEach
    void start() {
        open = this::address;
    }

    @AfterEach
    void stop() {
        mode.stop(new ShutdownEvent());
        server.close();
    }

    @Test
    void answersWhatComesAndSaysThatItIsConnected() {
        run("{\"envelope_id\":\"e1\"}");
        Line line = next();
        assertThat(asked)
                .singleElement()
                .satisfies(head -> assertThat(head)
                        .startsWith("POST /apps.connections.open ")
                        .contains("Bearer xapp-1"));
        assertThat(mode.connected()).isFalse();
        line.say("{\"type\":\"hello\"}");
        await().until(mode::connected);
        line.say("{\"envelope_id\":\"e1\",\"type\":\"interactive\",\"payload\":{}}");
        assertThat(answer(line)).isEqualTo("{\"envelope_id\":\"e1\"}");
        line.say("no JSON");
        line.say("{\"type\":\"something new\"}");
        line.say("{\"envelope_id\":\"e2\",\"type\":\"slash_commands\",\"payload\":{}}");
        assertThat(answer(line)).isEqualTo("{\"envelope_id\":\"e1\"}");
    }

    @Test
    void whatFailsIsNotAcknowledgedAndTheNextIsAnswered() {
        AtomicInteger calls = new AtomicInteger();
        run(new SocketMode(
                app(url()),
                envelope -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException("the database is away");
                    }
                    return envelope.id();
                },
                failed -> Duration.ZERO));
        Line line = next();
        line.say("{\"envelope_id\":\"e1\",\"type\":\"interactive\",\"payload\":{}}");
        await().until(() -> calls.get() == 1);
        line.say("{\"envelope_id\":\"e2\",\"type\":\"interactive\",\"payload\":{}}");
        assertThat(answer(line)).isEqualTo("e2");
    }

    @Test
    void aNewConnectionIsOpenedBeforeTheOldOneEnds() {
        run("ok");
        Line first = next();
        first.say("{\"type\":\"hello\"}");
        first.say("{\"type\":\"disconnect\",\"reason\":\"warning\"}");
        Line second = next();
        assertThat(first.open()).isTrue();
        first.say("{\"envelope_id\":\"e1\",\"type\":\"interactive\",\"payload\":{}}");
        assertThat(answer(first)).as("what was on its way is answered").isEqualTo("ok");
        second.say("{\"type\":\"hello\"}");
        await().until(mode::connected);
        assertThat(failures).isEmpty();
    }

    @Test
    void whatBreaksIsOpenedAnewEverLater() {
        run("ok");
        next().cut();
        next().cut();
        Line third = next();
        open = () -> "{\"ok\":false,\"error\":\"internal_error\"}";
        third.cut();
        await().until(() -> failures.size() > 4);
        assertThat(failures).startsWith(1, 2, 3, 4, 5);
        assertThat(mode.state()).isEqualTo("apps.connections.open: 200 internal_error");
        open = this::address;
        Line line = next();
        line.say("{\"type\":\"hello\"}");
        await().until(mode::connected);
    }

    @Test
    void onlySlacksAddressesAreConnectedTo() {
        SlackApp slack = app("https://slack.com/api");
        assertThat(slack.socket("wss://wss-primary.slack.com/link/?ticket=1"))
                .contains(URI.create("wss://wss-primary.slack.com/link/?ticket=1"));
        for (String other : new String[] {
            "ws://wss-primary.slack.com/link",
            "https://wss-primary.slack.com/link",
            "wss://slack.com.evil.example/link",
            "wss://evil.example/slack.com",
            "wss://user@wss-primary.slack.com/",
            "wss://",
            ""
        }) {
            assertThat(slack.socket(other)).as(other).isEmpty();
        }
        open = () -> "{\"ok\":true,\"url\":\"wss://evil.example/link\"}";
        run("ok");
        await().until(() -> failures.size() > 1);
        assertThat(server.lines()).isEmpty();
    }

    private void run(String answer) {
        run(new SocketMode(app(url()), envelope -> answer, failed -> {
            failures.add(failed);
            return Duration.ofMillis(failed > 3 ? 50 : 0);
        }));
    }

    private void run(SocketMode started) {
        mode = started;
        started.start(new StartupEvent());
    }

    private String address() {
        return "{\"ok\":true,\"url\":\"ws://localhost:" + server.port() + "/link?ticket=1\"}";
    }

    private String url() {
        return "http://localhost:" + server.port();
    }

    private static SlackApp app(String url) {
        return SlackAppOf.socketMode(url, "xapp-1");
    }

    private Line next() {
        return taken(server.lines());
    }

    private static String answer(Line line) {
        return taken(line.heard());
    }

    private static <T> T taken(BlockingQueue<T> queue) {
        try {
            T next = queue.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing came");
            }
            return next;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
