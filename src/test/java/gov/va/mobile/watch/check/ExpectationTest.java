package gov.va.mobile.watch.check;

import static gov.va.mobile.watch.check.CheckFixture.http;
import static gov.va.mobile.watch.check.CheckResults.assertFail;
import static gov.va.mobile.watch.check.CheckResults.assertPass;
import static gov.va.mobile.watch.check.CheckResults.assertResult;
import static gov.va.mobile.watch.support.FaultServer.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Target.JsonExpectation;
import gov.va.mobile.watch.map.Target.JsonNull;
import gov.va.mobile.watch.map.Target.TextRule;
import gov.va.mobile.watch.support.FaultServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected of an answer, and the words for what was found instead. */
class ExpectationTest {
    private final FaultServer server = FaultServer.plain();
    private final CheckFixture fixture;
    private final Path secrets;

    ExpectationTest(@TempDir Path secrets) {
        this.secrets = secrets;
        fixture = new CheckFixture(secrets);
    }

    @AfterEach
    void close() {
        fixture.close();
        server.close();
    }

    private CheckFixture.Http get(String path) {
        return http("http://127.0.0.1:" + server.port() + path);
    }

    private CheckResult run(CheckFixture.Http http) {
        return fixture.checks.run(http.check());
    }

    private CheckFixture.Http answering(String json) {
        server.on("/", http("200 OK", "application/json", json));
        return get("/");
    }

    @Test
    void status() {
        server.on("/503", http("503 Service Unavailable", "text/html", "<h1>gateway</h1>"));
        assertFail(run(get("/503")), FailureKind.STATUS, "answered 503 in [0-9.]+ m?s, expected 200-299");
        assertPass(run(get("/503").status(503, 503)));
    }

    @Test
    void aGatewaysBadStatusIsToldFromTheApplications() {
        server.on("/gateway", http("503 Service Unavailable", "text/html", "<h1>gateway</h1>"))
                .on("/app", http("503 Service Unavailable", "application/json", "{\"status\":\"fail\"}"));
        assertFail(
                run(get("/gateway").json("$.status", "pass")),
                FailureKind.STATUS,
                "answered 503 in .*, expected 200-299, without the application's JSON: perhaps a gateway.*");
        assertFail(
                run(get("/app").json("$.status", "pass")),
                FailureKind.STATUS,
                "answered 503 in .*, expected 200-299; \\$.status: expected pass, found \"fail\"");
    }

    @Test
    void credentialsAndLimitsSayNothingAboutTheUpstream() {
        server.on("/401", http("401 Unauthorized", "text/plain", ""))
                .on("/403", http("403 Forbidden", "text/plain", ""))
                .on("/429", "HTTP/1.1 429 Slow Down\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n")
                .on("/429b", "HTTP/1.1 429 Slow Down\r\nRetry-After: <b>\r\nContent-Length: 0\r\n\r\n");
        for (String path : List.of("/401", "/403")) {
            assertResult(
                    run(get(path)),
                    ResultClass.MISCONFIGURED,
                    FailureKind.CREDENTIALS,
                    "answered 40[13] in .*: our credentials were refused");
        }
        assertPass(run(get("/401").status(401, 403)));
        assertResult(
                run(get("/429")),
                ResultClass.INCONCLUSIVE,
                FailureKind.RATE_LIMITED,
                "answered 429 in .*, expected 200-299, retry after 30 s");
        assertResult(run(get("/429b")), ResultClass.INCONCLUSIVE, FailureKind.RATE_LIMITED, ".*, expected 200-299");
        assertPass(run(get("/429").status(429, 429)));
    }

    @Test
    void howLongAServerWantsToBeLeftAlone() {
        String limited = "HTTP/1.1 429 Slow Down\r\nContent-Length: 0\r\n";
        String date = "Date: Tue, 24 Nov 2026 12:00:00 GMT\r\n";
        Map<String, String> headers = Map.of(
                "/seconds", "Retry-After: 30\r\n",
                "/date", date + "Retry-After: Tue, 24 Nov 2026 12:01:30 GMT\r\n",
                "/past", date + "Retry-After: Tue, 24 Nov 2026 11:00:00 GMT\r\n",
                "/noClock", "Retry-After: Tue, 24 Nov 2026 12:01:30 GMT\r\n",
                "/endless", "Retry-After: 99999999999999999999\r\n",
                "/nothing", "");
        headers.forEach((path, lines) -> server.on(path, limited + lines + "\r\n"));
        assertThat(run(get("/seconds")).retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(run(get("/date")).retryAfter()).contains(Duration.ofSeconds(90));
        for (String path : List.of("/past", "/noClock", "/endless", "/nothing")) {
            assertThat(run(get(path)))
                    .returns(true, CheckResult::rateLimited)
                    .returns(Optional.empty(), CheckResult::retryAfter);
        }
    }

    @Test
    void theFirstRuleThatFailsIsTheFailure() {
        server.on("/", http("200 OK", "application/json", "{\"healthy\":false}"));
        var all = get("/").expectHeader("X-State", new TextRule.Equal("fine"))
                .contains("nowhere")
                .json("$.healthy", true);
        assertFail(run(all), FailureKind.HEADER, "header X-State: expected fine, found nothing");
        assertFail(
                run(get("/").contains("nowhere").json("$.healthy", true)),
                FailureKind.BODY,
                "body: expected it to contain \"nowhere\", found no such text");
        assertFail(run(get("/").json("$.healthy", true)), FailureKind.BODY, "\\$.healthy: expected true, found false");
        assertFail(
                run(get("/").matches("hea+l$")), FailureKind.BODY, "body: expected a match of hea\\+l\\$, found none");
        assertPass(run(get("/").expectHeader("content-type", new TextRule.Matches(Pattern.compile("json")))));
        assertFail(
                run(get("/").expectHeader("Content-Type", new TextRule.Equal("text/html"))),
                FailureKind.HEADER,
                "header Content-Type: expected text/html, found \"application/json\"");
    }

    @Test
    void jsonValues() {
        var http = answering("{\"n\":1.0,\"big\":12345678901234567890,\"s\":\"1\",\"t\":true,\"z\":null,\"l\":[1,2]}");
        assertPass(run(http.json("$.n", BigDecimal.ONE)
                .json("$.big", new BigDecimal("12345678901234567890.0"))
                .json("$.t", true)
                .json("$.z", JsonNull.NULL)
                .json("$.l[*]", new JsonExpectation.In(List.of(BigDecimal.ONE, BigDecimal.TWO)))
                .json("$.s", new JsonExpectation.Not("2"))
                .json("$.none", new JsonExpectation.Exists(false))
                .json("$.z", new JsonExpectation.Exists(false))
                .json("$.l", new JsonExpectation.Exists(true))));
    }

    @Test
    void jsonWords() {
        String json =
                "{\"n\":1,\"s\":\"1\",\"long\":\"" + "a\\u001b[31m\\u202e".repeat(40) + "\",\"o\":{},\"l\":[1,2]}";
        assertFail(json("$.s", BigDecimal.ONE, json), FailureKind.BODY, "\\$.s: expected 1, found \"1\"");
        assertFail(json("$.n", "1", json), FailureKind.BODY, "\\$.n: expected \"1\", found 1");
        assertFail(json("$.o", "x", json), FailureKind.BODY, "\\$.o: expected x, found an object");
        assertFail(json("$.l", "x", json), FailureKind.BODY, "\\$.l: expected x, found a list of 2");
        assertFail(json("$.none", "x", json), FailureKind.BODY, "\\$.none: expected x, found nothing");
        CheckResult cut = json("$.long", "x", json);
        assertFail(cut, FailureKind.BODY, "\\$.long: expected x, found \"a\\\\u001b\\[31m\\\\u202e.*\"…");
        assertFail(
                run(answering(json).json("$.s", new JsonExpectation.In(List.of("a", "b c")))),
                FailureKind.BODY,
                "\\$.s: expected one of a, \"b c\", found \"1\"");
        assertFail(
                run(answering(json).json("$.n", new JsonExpectation.Not(BigDecimal.ONE))),
                FailureKind.BODY,
                "\\$.n: expected anything but 1, found 1");
        assertFail(
                run(answering(json).json("$.none", new JsonExpectation.Exists(true))),
                FailureKind.BODY,
                "\\$.none: expected a value, found nothing");
        assertFail(
                run(answering(json).json("$.n", new JsonExpectation.Exists(false))),
                FailureKind.BODY,
                "\\$.n: expected nothing, found 1");
    }

    private CheckResult json(String path, Object expected, String body) {
        return run(answering(body).json(path, expected));
    }

    @Test
    void degradedByTheAnswerItself() {
        var expectation = new JsonExpectation.Degraded(List.of("warn"));
        var pass = new JsonExpectation.In(List.of("pass"));
        assertResult(
                run(answering("{\"status\":\"warn\"}").json("$.status", pass).json("$.status", expectation)),
                ResultClass.DEGRADED,
                FailureKind.WARNING,
                "\\$.status: found \"warn\", which means degraded");
        assertPass(run(answering("{\"status\":\"pass\"}").json("$.status", pass).json("$.status", expectation)));
        assertFail(
                run(answering("{\"status\":\"fail\"}").json("$.status", pass).json("$.status", expectation)),
                FailureKind.BODY,
                "\\$.status: expected one of pass, found \"fail\"");
        assertFail(
                run(answering("{\"status\":\"warn\"}")
                        .json("$.status", expectation)
                        .json("$.other", "x")),
                FailureKind.BODY,
                "\\$.other: .*");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, UTF-8",
        "text/plain; charset=UTF-8, UTF-8",
        "text/plain;Charset=utf-8, UTF-8",
        "text/plain; charset=iso-8859-1, ISO-8859-1",
        "text/plain; charset=UTF-16BE; format=flowed, UTF-16BE",
        "text/plain; charset=no-such, UTF-8"
    })
    void theBodyIsReadAsTheAnswerSays(String type, Charset written) {
        byte[] body = "Größe".getBytes(written);
        server.on("/", (socket, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
        });
        assertPass(run(get("/").contains("Größe")));
    }

    @Test
    void slow() {
        server.on("/", (socket, out) -> {
            Thread.sleep(150);
            out.write(http("200 OK", "text/plain", "ok").getBytes(StandardCharsets.UTF_8));
        });
        CheckResult result = fixture.checks.run(CheckFixture.slowAfter(get("/").check(), Duration.ofMillis(50)));
        assertResult(result, ResultClass.DEGRADED, FailureKind.SLOW, "answered in 0\\.\\d s, slow after 50 ms");
        assertThat(result.phases().firstByte())
                .isGreaterThan(Duration.ofMillis(100).toNanos());
        assertThat(result.latency()).isGreaterThan(Duration.ofMillis(100));
    }

    @Test
    void secretsNeverShow() throws IOException {
        Files.writeString(secrets.resolve("key"), "hunter2-key\n");
        server.on(
                "/",
                (socket, out) -> out.write(http("200 OK", "application/json", "{\"echo\":\"hunter2-key\"}")
                        .getBytes(StandardCharsets.UTF_8)));
        assertFail(
                run(get("/").secret("X-Key", "key").json("$.echo", "x")),
                FailureKind.BODY,
                "\\$.echo: expected x, found \"•••\"");
        Files.writeString(secrets.resolve("key"), "rotated-key");
        run(get("/").secret("X-Key", "key"));
        assertThat(server.requests().getLast().headers()).containsEntry("X-Key", "rotated-key");
        Files.writeString(secrets.resolve("key"), "two\r\nlines: evil");
        assertResult(
                run(get("/").secret("X-Key", "key")),
                ResultClass.MISCONFIGURED,
                FailureKind.SECRET,
                "header X-Key: holds a line break or a control character");
        assertResult(
                run(get("/").secret("X-Key", "../outside")),
                ResultClass.MISCONFIGURED,
                FailureKind.SECRET,
                "the secret ../outside lies outside the secrets folder, expected the whole value of the header X-Key");
        assertResult(
                run(get("/").secret("X-Key", "missing")),
                ResultClass.MISCONFIGURED,
                FailureKind.SECRET,
                "the secret missing is missing or cannot be read, expected the whole value of the header X-Key");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aLinkOutOfTheSecretsFolderIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("key"), "value");
        Files.createSymbolicLink(secrets.resolve("link"), elsewhere.resolve("key"));
        assertResult(
                run(get("/").secret("X-Key", "link")),
                ResultClass.MISCONFIGURED,
                FailureKind.SECRET,
                "the secret link lies outside the secrets folder, .*");
    }

    @Test
    void postSendsItsBody() {
        server.on("/query?a=1", http("200 OK", "text/plain", "ok"));
        assertPass(run(get("/query?a=1")
                .method("POST")
                .header("Content-Type", "text/plain")
                .body("ping ü")));
        var request = server.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers()).containsEntry("Content-Length", "7").containsEntry("Content-Type", "text/plain");
    }

    @Test
    void anEgressProxyIsAskedToConnect() {
        server.keepAlive(true)
                .on("upstream.test:80", "HTTP/1.1 200 Connection established\r\n\r\n")
                .on("/", http("200 OK", "text/plain", "ok"))
                .on("refused.test:80", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        String proxy = "http://127.0.0.1:" + server.port();
        assertPass(run(http("http://upstream.test/").via(proxy)));
        assertThat(server.requests().getFirst().method()).isEqualTo("CONNECT");
        assertFail(
                run(http("http://refused.test/").via(proxy)),
                FailureKind.CONNECT,
                "expected a connection to refused.test:80, found the egress proxy in the way");
        assertFail(run(http("http://169.254.169.254/").via(proxy)), FailureKind.CONNECT, ".*which is never asked");
    }

    @Test
    void typesThatAreNotAskedByThemselves() {
        assertThatThrownBy(() -> fixture.checks.run(CheckFixture.check(new Target.Push(false), Duration.ofSeconds(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("type push");
    }
}
