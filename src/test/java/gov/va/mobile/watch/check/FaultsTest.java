package gov.va.mobile.watch.check;

import static gov.va.mobile.watch.check.CheckFixture.http;
import static gov.va.mobile.watch.check.CheckResults.assertFail;
import static gov.va.mobile.watch.check.CheckResults.assertPass;
import static gov.va.mobile.watch.check.CheckResults.assertResult;
import static gov.va.mobile.watch.support.FaultServer.http;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.support.FaultServer;
import gov.va.mobile.watch.support.RefusingPort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases 15, 16, 17, 22 and 23: what a server can do to its clients. */
class FaultsTest {
    private static final Duration SHORT = Duration.ofMillis(400);

    private final FaultServer server = FaultServer.plain();
    private final CheckFixture fixture;

    FaultsTest(@TempDir Path secrets) {
        fixture = new CheckFixture(secrets);
    }

    @AfterEach
    void close() {
        fixture.close();
        server.close();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private CheckResult run(CheckFixture.Http http) {
        return fixture.checks.run(http.check());
    }

    private CheckResult runShort(String path) {
        long before = System.nanoTime();
        CheckResult result = run(http(url(path)).timeout(SHORT));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(SHORT, SHORT.multipliedBy(4));
        return result;
    }

    private void socketIsReleased() {
        await().atMost(Duration.ofSeconds(2)).until(() -> server.openConnections() == 0);
    }

    @Test
    void noFirstByte() {
        server.on("/", FaultServer::hang);
        CheckResult result = runShort("/");
        assertFail(
                result,
                FailureKind.TIMEOUT,
                "expected an answer within 0.4 s, found none \\(connected, no first byte\\)");
        assertThat(result.phases().connect()).isNotNegative();
        assertThat(result.phases().firstByte()).isEqualTo(Phases.NOT_REACHED);
        socketIsReleased();
    }

    @Test
    void slowHeaders() {
        server.on("/", (socket, out) -> drip(out, "HTTP/1.1 200 OK\r\nX-One: 1\r\nX-Two: 2\r\n".repeat(100)));
        assertFail(runShort("/"), FailureKind.TIMEOUT, ".*headers not complete.*");
        socketIsReleased();
    }

    @Test
    void oneByteASecond() {
        server.on("/", (socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n".getBytes(UTF_8));
            drip(out, "x".repeat(100));
        });
        assertFail(runShort("/"), FailureKind.TIMEOUT, ".*body not complete.*");
        socketIsReleased();
    }

    @Test
    void aBadStatusIsToldEvenIfItsBodyHangs() {
        server.on("/", (socket, out) -> {
            out.write("HTTP/1.1 503 Busy\r\nContent-Length: 100\r\n\r\n".getBytes(UTF_8));
            out.flush();
            FaultServer.hang(socket, out);
        });
        assertFail(runShort("/"), FailureKind.STATUS, "answered 503 in .*");
        socketIsReleased();
    }

    @Test
    void noConnection() throws IOException {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> fillers = fill(full);
            CheckResult result =
                    run(http("http://127.0.0.1:" + full.getLocalPort() + "/").timeout(SHORT));
            assertFail(result, FailureKind.TIMEOUT, ".*not connected.*");
            assertThat(result.phases()).isEqualTo(Phases.NONE);
            CheckResult tcp = fixture.checks.run(
                    CheckFixture.check(new Target.Tcp(new Target.HostPort("127.0.0.1", full.getLocalPort())), SHORT));
            assertFail(tcp, FailureKind.TIMEOUT, ".*not connected.*");
            for (Socket filler : fillers) {
                filler.close();
            }
        }
    }

    /** A listener whose backlog is full takes no connection and refuses none. */
    private static List<Socket> fill(ServerSocket full) throws IOException {
        var fillers = new ArrayList<Socket>();
        for (int i = 0; i < 2; i++) {
            var filler = new Socket();
            filler.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()), 1000);
            fillers.add(filler);
        }
        return fillers;
    }

    private static void drip(java.io.OutputStream out, String text) throws IOException, InterruptedException {
        for (byte one : text.getBytes(UTF_8)) {
            out.write(one);
            out.flush();
            Thread.sleep(50);
        }
    }

    @Test
    void fourOfFiveHangAndTheFifthIsOnTime() throws Exception {
        server.on("/hang", FaultServer::hang).on("/well", http("200 OK", "text/plain", "ok"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var hanging = new ArrayList<Future<CheckResult>>();
            for (int i = 0; i < 400; i++) {
                hanging.add(threads.submit(ask("/hang")));
            }
            await().until(() -> server.openConnections() == 400);
            for (int i = 0; i < 100; i++) {
                CheckResult well = threads.submit(ask("/well")).get();
                assertPass(well);
                assertThat(well.latency()).isLessThan(Duration.ofMillis(500));
            }
            for (Future<CheckResult> one : hanging) {
                assertFail(one.get(), FailureKind.TIMEOUT, ".*no first byte.*");
            }
        }
        socketIsReleased();
    }

    private Callable<CheckResult> ask(String path) {
        return () -> run(http(url(path)).timeout(Duration.ofSeconds(3)));
    }

    @Test
    void endlessBody() {
        server.on("/", (socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
            while (true) {
                out.write(new byte[64 * 1024]);
            }
        });
        assertFail(
                run(http(url("/")).contains("ok")),
                FailureKind.BODY,
                "body: larger than 256 KiB, the most that is read \\(maxBody\\)");
        assertPass(run(http(url("/"))));
        socketIsReleased();
    }

    @Test
    void gzipBomb() throws IOException {
        byte[] bomb = gzip(new byte[200 * 1024 * 1024]);
        server.on("/", (socket, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n")
                    .getBytes(UTF_8));
            out.write(bomb);
        });
        assertThat(bomb.length).isLessThan(CheckFixture.MAX_BODY);
        assertFail(run(http(url("/")).json("$.status", "UP")), FailureKind.BODY, "body: larger than 256 KiB.*");
    }

    @Test
    void gzipIsReadAndDamagedGzipIsJudged() throws IOException {
        byte[] well = gzip("{\"status\":\"UP\"}".getBytes(UTF_8));
        server.on("/well", (socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(UTF_8));
            out.write(well);
        });
        server.on("/cut", (socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(UTF_8));
            out.write(well, 0, well.length / 2);
        });
        assertPass(run(http(url("/well")).json("$.status", "UP")));
        assertFail(run(http(url("/cut")).json("$.status", "UP")), FailureKind.BODY, ".*gzip, found damaged data");
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!doctype html><p>hello</p>       | body: expected JSON, found HTML or XML",
                "hello                             | body: expected JSON, found a body that is not JSON",
                "''                                | body: expected JSON, found an empty body",
                "{\"status\":\"UP\",\"status\":\"DOWN\"} | body: expected JSON, found JSON that repeats a key",
                "{\"status\":\"UP\"} trailing      | body: expected JSON, found a body that is not JSON",
                "null                              | body: expected JSON, found null",
                "[]                                | \\$.status: expected UP, found nothing",
                "{\"status\":\"DOWN\"}             | \\$.status: expected UP, found \"DOWN\"",
                "{\"status\":{\"a\":1}}            | \\$.status: expected UP, found an object",
            })
    void bodiesThatAreNotWhatWasExpected(String body, String message) {
        server.on("/", http("200 OK", "application/json", body));
        assertFail(run(http(url("/")).json("$.status", "UP")), FailureKind.BODY, message);
    }

    @Test
    void deepNestingAndHugeNumbers() {
        server.on("/deep", http("200 OK", "application/json", "[".repeat(100_000)));
        server.on("/digits", http("200 OK", "application/json", "{\"n\":" + "9".repeat(50_000) + "}"));
        server.on("/exponent", http("200 OK", "application/json", "{\"n\":1e999999999}"));
        assertFail(run(http(url("/deep")).json("$.n", "UP")), FailureKind.BODY, ".*nested too deep.*");
        assertFail(run(http(url("/digits")).json("$.n", "UP")), FailureKind.BODY, ".*values that are too long.*");
        assertFail(
                run(http(url("/exponent")).json("$.n", java.math.BigDecimal.ONE)),
                FailureKind.BODY,
                "\\$.n: expected 1, found 1E\\+999999999");
    }

    @Test
    void invalidUtf8() {
        server.on("/", (socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"status\":\"".getBytes(UTF_8));
            out.write(new byte[] {(byte) 0xc3, (byte) 0x28, (byte) 0xff, (byte) 0xfe, 0, 1, 2});
            out.write("\"}".getBytes(UTF_8));
        });
        assertFail(run(http(url("/")).json("$.status", "UP")), FailureKind.BODY, "body: expected JSON, found .*");
        assertFail(run(http(url("/")).contains("UP")), FailureKind.BODY, "body: expected it to contain \"UP\".*");
    }

    @Test
    void headersWithoutEnd() {
        server.on("/", (socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
            for (int i = 0; ; i++) {
                out.write(("X-" + i + ": " + "y".repeat(1000) + "\r\n").getBytes(UTF_8));
            }
        });
        assertFail(run(http(url("/"))), FailureKind.HEADER, "headers: larger than 32 KiB.*");
        socketIsReleased();
    }

    @Test
    void refusedResetClosedAndNotHttp() {
        server.on("/close", (socket, out) -> {})
                .on("/reset", FaultServer::reset)
                .on("/ssh", "SSH-2.0-OpenSSH_9.6\r\n")
                .on("/half", "HTTP/1.1 200 OK\r\nX-")
                .on("/short", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")
                .on("/chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        assertFail(run(http(url("/close"))), FailureKind.CONNECT, "expected an answer, found the connection closed.*");
        assertFail(run(http(url("/reset"))), FailureKind.CONNECT, "expected an answer, found the connection .*");
        assertFail(run(http(url("/ssh"))), FailureKind.STATUS, "expected an HTTP answer, found something else");
        assertFail(run(http(url("/half"))), FailureKind.CONNECT, ".*closed in its headers");
        assertFail(run(http(url("/short"))), FailureKind.BODY, "body: expected its end, found .* after 3 bytes");
        assertFail(run(http(url("/chunk"))), FailureKind.BODY, "body: not sent as HTTP wants it");
        try (var closed = new RefusingPort()) {
            assertFail(
                    run(http("http://127.0.0.1:" + closed.number() + "/")),
                    FailureKind.CONNECT,
                    "expected a connection to 127.0.0.1:\\d+, found it refused");
            assertFail(
                    fixture.checks.run(CheckFixture.tcp("127.0.0.1", closed.number())),
                    FailureKind.CONNECT,
                    ".*found it refused");
        }
    }

    @Test
    void waysToEndABody() {
        server.on("/chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nU\"\r\n0\r\nX-T: 1\r\n\r\n")
                .on("/close", "HTTP/1.1 200 OK\r\n\r\nU\"")
                .on("/continue", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nU\"");
        for (String path : List.of("/chunked", "/close", "/continue")) {
            assertPass(run(http(url(path)).contains("U\"").matches("^U.$")));
        }
        server.on("/interim", "HTTP/1.1 102 Processing\r\n\r\n".repeat(100));
        assertFail(run(http(url("/interim"))), FailureKind.STATUS, "expected an answer, found only interim ones.*");
    }

    @Test
    void answersWithoutABody() {
        server.on("/204", "HTTP/1.1 204 No Content\r\n\r\n").on("/304", "HTTP/1.1 304 Not Modified\r\n\r\n");
        assertPass(run(http(url("/204"))));
        assertFail(run(http(url("/204")).json("$.a", "b")), FailureKind.BODY, ".*found an empty body");
        assertFail(run(http(url("/304"))), FailureKind.STATUS, "answered 304 in .*, expected 200-299");
        server.on("/head", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
        assertPass(run(http(url("/head")).method("HEAD")));
    }

    @Test
    void randomBytesAreJudgedNeverThrown() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            boolean head = random.nextBoolean();
            server.on("/", (socket, out) -> {
                if (head) {
                    out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n".getBytes(UTF_8));
                }
                out.write(noise);
            });
            CheckResult result = run(http(url("/")).json("$.status", "UP"));
            assertThat(result.resultClass())
                    .as("seed %d, round %d: %s", seed, i, result)
                    .isEqualTo(ResultClass.FAIL);
        }
    }

    @Test
    void reuseTriesAgainWhenTheConnectionWasClosedBetween() {
        server.keepAlive(true).on("/", http("200 OK", "text/plain", "ok"));
        Check check = http(url("/")).reuse().check();
        assertPass(fixture.checks.run(check));
        CheckResult second = fixture.checks.run(check);
        assertPass(second);
        assertThat(second.phases().connect()).isEqualTo(Phases.NOT_REACHED);
        assertThat(server.connections()).isEqualTo(1);
        server.dropConnections();
        assertPass(fixture.checks.run(check));
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void reuseEndsAfterTenMinutesSoThatWhatChangedIsNoticed() {
        server.keepAlive(true).on("/", http("200 OK", "text/plain", "ok"));
        Check check = http(url("/")).reuse().check();
        assertPass(fixture.checks.run(check));
        fixture.clock.advance(Duration.ofMinutes(9));
        assertPass(fixture.checks.run(check));
        assertThat(server.connections()).isEqualTo(1);
        fixture.clock.advance(Duration.ofMinutes(2));
        assertPass(fixture.checks.run(check));
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void reuseTriesAgainWhenTheServerClosesInsteadOfAnswering() {
        var answered = new java.util.concurrent.atomic.AtomicInteger();
        server.keepAlive(true).on("/", (socket, out) -> {
            if (answered.incrementAndGet() == 2) {
                socket.close();
            } else {
                out.write(http("200 OK", "text/plain", "ok").getBytes(UTF_8));
            }
        });
        Check check = http(url("/")).reuse().check();
        assertPass(fixture.checks.run(check));
        assertPass(fixture.checks.run(check));
        assertThat(server.requests()).hasSize(3);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void shutdownCutsWhatIsOut() throws Exception {
        server.on("/", FaultServer::hang);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<CheckResult> out = threads.submit(ask("/"));
            await().until(() -> server.openConnections() == 1);
            fixture.checks.close();
            assertResult(out.get(), ResultClass.INCONCLUSIVE, FailureKind.OVERLOAD, "cut by shutdown");
        }
        assertResult(run(http(url("/"))), ResultClass.INCONCLUSIVE, FailureKind.OVERLOAD, "cut by shutdown");
        socketIsReleased();
    }
}
