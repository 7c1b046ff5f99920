package gov.va.mobile.watch.check;

import static gov.va.mobile.watch.check.CheckFixture.http;
import static gov.va.mobile.watch.check.CheckResults.assertPass;
import static gov.va.mobile.watch.check.CheckResults.assertResult;
import static gov.va.mobile.watch.support.FaultServer.http;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import gov.va.mobile.watch.support.FaultServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Case 24 on the machine's side: what we could not see in time, because nothing of ours ran, is nobody's outage. */
class PulseTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SLOW_AFTER = Duration.ofSeconds(1);

    private final FaultServer server = FaultServer.plain();
    private final CheckFixture fixture;

    PulseTest(@TempDir Path secrets) {
        fixture = new CheckFixture(secrets);
        server.on(
                "/",
                (socket, out) -> out.write(http("200 OK", "text/plain", "ok").getBytes(UTF_8)));
    }

    @AfterEach
    void close() {
        fixture.close();
        server.close();
    }

    private CheckResult heldUpFor(Duration time, String path) throws ExecutionException, InterruptedException {
        var held = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Duration before = fixture.heldUp();
            fixture.holdUp(held);
            Future<CheckResult> out = threads.submit(() -> fixture.checks.run(CheckFixture.slowAfter(
                    http("http://127.0.0.1:" + server.port() + path)
                            .timeout(TIMEOUT)
                            .check(),
                    SLOW_AFTER)));
            await().until(() -> fixture.heldUp().minus(before).compareTo(time) > 0);
            held.countDown();
            return out.get();
        } finally {
            held.countDown();
        }
    }

    /** Neither a timeout nor slow. */
    @Test
    void theTimeForWhichWeWereHeldUpIsGivenBack() throws Exception {
        assertPass(heldUpFor(TIMEOUT.plusMillis(200), "/"));
    }

    @Test
    void whatWasHeldUpForLongerSaysNothing() throws Exception {
        assertResult(
                heldUpFor(TIMEOUT.multipliedBy(2).plusMillis(200), "/hangs"),
                ResultClass.INCONCLUSIVE,
                FailureKind.OVERLOAD,
                "expected an answer within 2 s, found none \\(.*\\), but our own machine held us up for 4\\.\\d s");
    }
}
