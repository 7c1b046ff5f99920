package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.notification.HttpAddress;
import gov.va.mobile.watch.notification.SlackApp;
import gov.va.mobile.watch.notification.SlackReply;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a connection to Slack, over which Slack brings what people do there, where no request may come in (docs/slack.md, "Socket Mode"). Every replica has one; Slack gives
 * each envelope to one of them.
 */
@ApplicationScoped
class SocketMode {
    private static final Logger LOG = Logger.getLogger(SocketMode.class);
    private static final Duration CALL = Duration.ofSeconds(8);
    /** So long an old connection stays open after a new one was asked for, for what is being answered. */
    private static final Duration LINGER = Duration.ofSeconds(10);

    private static final Duration TURNED_OFF = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 6;

    private final SlackApp app;
    private final Function<Frame.Envelope, String> desk;
    private final IntFunction<Duration> backoff;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;
    private volatile String state = "not connected yet";

    @Inject
    SocketMode(SlackApp app, SocketDesk desk, MeterRegistry registry) {
        this(app, desk::answer, SocketMode::backoff);
        if (app.socketMode()) {
            Gauge.builder("watch.slack.socket.connected", () -> connected() ? 1 : 0)
                    .description("1 while Slack can bring what people do there, by Socket Mode")
                    .register(registry);
        }
    }

    SocketMode(SlackApp app, Function<Frame.Envelope, String> desk, IntFunction<Duration> backoff) {
        this.app = app;
        this.desk = desk;
        this.backoff = backoff;
    }

    void start(@Observes StartupEvent event) {
        if (app.socketMode()) {
            threads.execute(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        threads.shutdownNow();
    }

    /** {@code connected}, or why not. */
    String state() {
        return state;
    }

    boolean connected() {
        return state.equals("connected");
    }

    /** Connects, again and again, until it is stopped. */
    void run() {
        int failures = 0;
        while (!stopping) {
            try {
                SocketLine.Ended ended = connection();
                state = ended.why();
                failures = !ended.useful() ? failures + 1 : ended.planned() ? 0 : 1;
                if (ended.turnedOff()) {
                    LOG.error("Socket Mode is turned off in the Slack app: nothing that people press arrives here");
                    pause(TURNED_OFF);
                } else if (failures > 0) {
                    complain(failures, ended.why());
                    pause(backoff.apply(failures));
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private SocketLine.Ended connection() throws InterruptedException {
        SlackReply reply = app.openSocket(CALL);
        if (!(reply instanceof SlackReply.Ok ok)) {
            return failed("apps.connections.open: " + said(reply));
        }
        Optional<URI> address = app.socket(ok.body().path("url").asText(""));
        if (address.isEmpty()) {
            return failed("apps.connections.open answered no address of Slack's");
        }
        var line = new SocketLine(desk, threads, () -> state = "connected");
        try {
            WebSocket socket = OnDemand.CLIENT
                    .newWebSocketBuilder()
                    .connectTimeout(CALL)
                    .buildAsync(address.get(), line)
                    .join();
            SocketLine.Ended ended = line.await();
            linger(socket);
            return ended.saying(HttpAddress.masked(address.get(), ended.why()));
        } catch (CompletionException broken) {
            return failed("no connection: " + HttpAddress.masked(address.get(), words(broken.getCause())));
        }
    }

    private static String words(@Nullable Throwable cause) {
        return cause instanceof WebSocketHandshakeException refused
                ? "answered " + refused.getResponse().statusCode()
                : String.valueOf(cause);
    }

    /** What is being answered is answered where it came from. */
    private void linger(WebSocket socket) {
        if (!stopping && !socket.isInputClosed()) {
            CompletableFuture.delayedExecutor(LINGER.toSeconds(), TimeUnit.SECONDS, threads)
                    .execute(socket::abort);
        } else {
            socket.abort();
        }
    }

    private void pause(Duration length) throws InterruptedException {
        if (!stopping) {
            Thread.sleep(length);
        }
    }

    /** The first time, and then ever more seldom. */
    private static void complain(int failures, String why) {
        if (Integer.bitCount(failures) == 1) {
            LOG.warnf(
                    "Slack's Socket Mode is not connected (%s): what people press waits at Slack, or fails there; tried again",
                    why);
        }
    }

    private static Duration backoff(int failures) {
        long millis = Duration.ofSeconds(1).toMillis() << Math.min(failures - 1, DOUBLINGS);
        return Duration.ofMillis(Math.min(millis, Duration.ofMinutes(1).toMillis())
                - ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }

    private static String said(SlackReply reply) {
        return reply instanceof SlackReply.Failed failed ? failed.answer().said() : "ok";
    }

    private static SocketLine.Ended failed(String why) {
        return new SocketLine.Ended(why, false, false, false);
    }

    /** Made when it is first used: TLS comes with it, and a start without Socket Mode is quicker by what that takes. */
    private static final class OnDemand {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .build();
    }
}
