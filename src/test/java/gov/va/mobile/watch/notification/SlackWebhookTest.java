package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gov.va.mobile.watch.support.RefusingPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a small server that answers as Slack does, well and badly. */
class SlackWebhookTest {
    private static final String SECRET = "/services/T0/B0/s3cr3t";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpServer server;

    SlackWebhookTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void deliversThePayloadAsJson() {
        server.createContext(SECRET, exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, 200, "ok");
        });
        assertThat(webhook().send(message("é"))).isEqualTo(new Answer.Delivered("200 ok"));
        assertThat(received)
                .containsExactly("application/json; charset=utf-8 {\"text\":\"é\",\"blocks\":[],\"unfurl_links\":false,"
                        + "\"unfurl_media\":false}");
    }

    @Test
    void tellsWhatSlackSaid() {
        server.createContext(SECRET, exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "30");
            answer(exchange, 429, "slow down");
        });
        assertThat(webhook().send(message("x")))
                .isEqualTo(new Answer.Later("429 slow down", java.util.Optional.of(Duration.ofSeconds(30))));
    }

    @Test
    void givesUpOnAnAnswerThatDoesNotCome() {
        server.createContext(SECRET, exchange -> await());
        assertThat(webhook(Duration.ofSeconds(1)).send(message("x")).said()).isEqualTo("no answer within 1 s");
    }

    @Test
    void givesUpOnAnAnswerThatDoesNotEnd() {
        server.createContext(SECRET, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('o');
            exchange.getResponseBody().flush();
            await();
        });
        assertThat(webhook(Duration.ofSeconds(1)).send(message("x")).said()).isEqualTo("no answer within 1 s");
    }

    @Test
    void doesNotReadAnEndlessAnswer() {
        server.createContext(SECRET, exchange -> answer(exchange, 200, "x".repeat(1 << 20)));
        assertThat(webhook().send(message("x"))).isInstanceOf(Answer.Later.class);
    }

    @Test
    void aResetIsAFailureToRepeat() {
        server.createContext(SECRET, HttpExchange::close);
        assertThat(webhook().send(message("x"))).isInstanceOf(Answer.Later.class);
    }

    @Test
    void nobodyThereIsAFailureToRepeat() {
        try (var closed = new RefusingPort()) {
            Answer answer = SlackWebhook.of("http://127.0.0.1:" + closed.number() + SECRET, "X", BlockKit::plain)
                    .send(message("x"));
            assertThat(answer).isInstanceOf(Answer.Later.class);
            assertThat(answer.said()).isEqualTo("no connection");
        }
    }

    @Test
    void anUnknownNameIsAFailureToRepeat() {
        Answer answer = SlackWebhook.of("http://nowhere.invalid" + SECRET, "X", BlockKit::plain)
                .send(message("x"));
        assertThat(answer).isInstanceOf(Answer.Later.class);
        assertThat(answer.said()).doesNotContain("s3cr3t");
    }

    @Test
    void aUrlThatIsNoneIsRefusedWithoutShowingIt() {
        for (String url :
                new String[] {"hooks.slack.com" + SECRET, "ftp://x" + SECRET, "https://", "http://a b" + SECRET}) {
            assertThatThrownBy(() -> SlackWebhook.of(url, "WATCH_SLACK_ALERTS_WEBHOOK", BlockKit::plain))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("WATCH_SLACK_ALERTS_WEBHOOK: ")
                    .hasMessageNotContaining("s3cr3t");
        }
    }

    private SlackWebhook webhook() {
        return webhook(Duration.ofSeconds(8));
    }

    private SlackWebhook webhook(Duration longest) {
        return SlackWebhook.of(
                "http://localhost:" + server.getAddress().getPort() + SECRET,
                "WATCH_SLACK_ALERTS_WEBHOOK",
                longest,
                BlockKit::plain);
    }

    private static Outgoing message(String text) {
        return Outgoing.test(Destination.ALERTS, new Message(text, List.of()), Instant.EPOCH);
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
