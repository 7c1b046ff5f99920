package gov.va.mobile.watch.check;

import static gov.va.mobile.watch.check.CheckFixture.http;
import static gov.va.mobile.watch.check.CheckResults.assertResult;
import static gov.va.mobile.watch.support.FaultServer.http;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Target.JsonExpectation;
import gov.va.mobile.watch.map.Target.TextRule;
import gov.va.mobile.watch.support.FaultServer;
import gov.va.mobile.watch.support.RefusingPort;
import gov.va.mobile.watch.support.TestCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind of failure says: what was expected and what was found, and nothing of a body or a secret. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesTest {
    private static final String RAW = "the-raw-body-of-an-upstream";
    private static final String SECRET = "a-secret-that-is-ours";
    private static final Duration SHORT = Duration.ofMillis(400);

    /** Of these no single check can tell: our own limits, blindness, and a source (SourcesTest). */
    private static final Set<FailureKind> TESTED_ELSEWHERE =
            EnumSet.of(FailureKind.OVERLOAD, FailureKind.BLIND, FailureKind.SOURCE);

    record Case(String name, Check check, ResultClass resultClass, FailureKind kind, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<FaultServer> servers = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();
    private final RefusingPort refusing = new RefusingPort();
    private CheckFixture fixture;
    private FaultServer server;

    @BeforeAll
    void make(@TempDir Path folder) throws IOException {
        TestCertificates certificates = TestCertificates.in(folder);
        Files.writeString(folder.resolve("ca.pem"), certificates.caPem());
        Files.writeString(folder.resolve("key"), SECRET + "\n");
        fixture = new CheckFixture(folder);
        fixture.name("upstream.test", "127.0.0.1");
        server = plain();
        fixture.watch(true, get("/ok").check());
        transport();
        timeouts();
        certificates(certificates);
        answers();
        json();
        bodies();
        redirects();
    }

    @AfterAll
    void close() {
        servers.forEach(FaultServer::close);
        refusing.close();
        fixture.close();
    }

    private FaultServer plain() {
        FaultServer made = FaultServer.plain();
        servers.add(made);
        return made;
    }

    private CheckFixture.Http get(String path) {
        return http("http://upstream.test:" + server.port() + path).secret("X-Key", "key");
    }

    private void fails(String name, CheckFixture.Http http, FailureKind kind, String message) {
        cases.add(new Case(name, http.check(), ResultClass.FAIL, kind, message));
    }

    private void is(String name, CheckFixture.Http http, ResultClass resultClass, FailureKind kind, String message) {
        cases.add(new Case(name, http.check(), resultClass, kind, message));
    }

    private void transport() {
        fails("dns", http("http://none.test/"), FailureKind.DNS, "expected an address for none.test, found none");
        fails(
                "refused",
                http("http://127.0.0.1:" + refusing.number() + "/"),
                FailureKind.CONNECT,
                "expected a connection to 127.0.0.1:\\d+, found it refused");
        server.on("/close", (socket, out) -> {});
        fails("closed", get("/close"), FailureKind.CONNECT, "expected an answer, found the connection closed.*");
        FaultServer notTls = plain().deaf("HTTP/1.1 400 Bad Request\r\n\r\n" + RAW);
        fails(
                "not TLS",
                http("https://127.0.0.1:" + notTls.port() + "/"),
                FailureKind.TLS,
                "TLS: expected a handshake, found something that is not TLS");
    }

    private void timeouts() {
        String within = "expected an answer within 0.4 s, found none ";
        fails(
                "hung look-up",
                http("http://" + CheckFixture.HANGING + "/").timeout(SHORT),
                FailureKind.TIMEOUT,
                within + "\\(name hanging.test not resolved\\)");
        FaultServer deaf = plain().deaf();
        fails(
                "stalled handshake",
                http("https://127.0.0.1:" + deaf.port() + "/").timeout(SHORT),
                FailureKind.TIMEOUT,
                within + "\\(connected, TLS handshake not finished\\)");
        server.on("/hang", FaultServer::hang);
        fails(
                "no first byte",
                get("/hang").timeout(SHORT),
                FailureKind.TIMEOUT,
                within + "\\(connected, no first byte\\)");
        server.on("/headers", (socket, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nX-Raw: " + RAW + "\r\n").getBytes(UTF_8));
            out.flush();
            FaultServer.hang(socket, out);
        });
        fails("slow headers", get("/headers").timeout(SHORT), FailureKind.TIMEOUT, within + ".*headers not complete.*");
        server.on("/body", (socket, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + RAW).getBytes(UTF_8));
            out.flush();
            FaultServer.hang(socket, out);
        });
        fails(
                "slow body",
                get("/body").contains("x").timeout(SHORT),
                FailureKind.TIMEOUT,
                within + ".*body not complete.*");
    }

    private void certificates(TestCertificates certificates) {
        certificate(
                "expired",
                certificates.signed("expired", "-20d", 10, "dns:upstream.test"),
                ResultClass.FAIL,
                "TLS: certificate expired " + day(-10));
        certificate(
                "early",
                certificates.signed("early", "+5d", 10, "dns:upstream.test"),
                ResultClass.FAIL,
                "TLS: certificate not valid before " + day(5));
        certificate(
                "wrong host",
                certificates.signed("wrong", "-1d", 365, "dns:other.test"),
                ResultClass.FAIL,
                "TLS: certificate is for \"other.test\", not for upstream.test");
        certificate(
                "self-signed",
                certificates.selfSigned("self", "dns:upstream.test"),
                ResultClass.FAIL,
                "TLS: certificate is self-signed");
        certificate(
                "ends soon",
                certificates.signed("soon", "-1d", 13, "dns:upstream.test"),
                ResultClass.DEGRADED,
                "TLS: certificate ends " + day(12) + ", in 11 days, expected at least 30 days");
        is(
                "missing CA",
                http("https://upstream.test/").ca("none.pem"),
                ResultClass.MISCONFIGURED,
                FailureKind.SECRET,
                "the secret none.pem is missing or cannot be read, expected a PEM file with certificates.*");
    }

    private void certificate(String name, SSLContext context, ResultClass resultClass, String message) {
        FaultServer made = FaultServer.tls(context).on("/", http("200 OK", "text/plain", RAW));
        servers.add(made);
        is(
                name,
                http("https://upstream.test:" + made.port() + "/").ca("ca.pem"),
                resultClass,
                FailureKind.CERTIFICATE,
                message);
    }

    private static LocalDate day(int offset) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(offset);
    }

    private void answers() {
        String body = RAW + " " + SECRET;
        server.on("/503", http("503 Busy", "text/plain", body))
                .on("/401", http("401 No", "text/plain", body))
                .on("/429", http("429 Slow Down", "text/plain", body))
                .on("/ok", http("200 OK", "text/plain", body))
                .on("/echo", "HTTP/1.1 200 OK\r\nX-State: " + SECRET + "\r\nContent-Length: 0\r\n\r\n");
        fails("status", get("/503"), FailureKind.STATUS, "answered 503 in .* m?s, expected 200-299");
        is(
                "credentials",
                get("/401"),
                ResultClass.MISCONFIGURED,
                FailureKind.CREDENTIALS,
                "answered 401 in .*, expected 200-299: our credentials were refused");
        is(
                "limited",
                get("/429"),
                ResultClass.INCONCLUSIVE,
                FailureKind.RATE_LIMITED,
                "answered 429 in .*, expected 200-299");
        fails(
                "no header",
                get("/ok").expectHeader("X-State", new TextRule.Equal("fine")),
                FailureKind.HEADER,
                "header X-State: expected fine, found nothing");
        fails(
                "another header",
                get("/echo").expectHeader("X-State", new TextRule.Matches(Pattern.compile("^fine"))),
                FailureKind.HEADER,
                "header X-State: expected a match of \\^fine, found \"•••\"");
        fails(
                "contains",
                get("/ok").contains("healthy"),
                FailureKind.BODY,
                "body: expected it to contain \"healthy\", found no such text");
        fails(
                "matches",
                get("/ok").matches("^healthy$"),
                FailureKind.BODY,
                "body: expected a match of \\^healthy\\$, found none");
        cases.add(new Case(
                "slow",
                CheckFixture.slowAfter(get("/ok").check(), Duration.ZERO),
                ResultClass.DEGRADED,
                FailureKind.SLOW,
                "answered in .*, slow after 0 ms"));
    }

    private void json() {
        server.on(
                "/json",
                http(
                        "200 OK",
                        "application/json",
                        "{\"status\":\"DOWN\",\"mode\":\"warn\",\"key\":\"" + SECRET + "\",\"raw\":\"" + RAW
                                + "\",\"list\":[\"" + RAW + "\"],\"object\":{\"a\":\"" + RAW + "\"}}"));
        json("$.status", new JsonExpectation.Equal("UP"), "\\$.status: expected UP, found \"DOWN\"");
        json("$.none", new JsonExpectation.Equal("UP"), "\\$.none: expected UP, found nothing");
        json("$.key", new JsonExpectation.Equal("UP"), "\\$.key: expected UP, found \"•••\"");
        json("$.list", new JsonExpectation.Equal("UP"), "\\$.list: expected UP, found a list of 1");
        json("$.object", new JsonExpectation.Equal("UP"), "\\$.object: expected UP, found an object");
        json(
                "$.status",
                new JsonExpectation.In(List.of("UP", "FINE")),
                "\\$.status: expected one of UP, FINE, found \"DOWN\"");
        json("$.status", new JsonExpectation.Not("DOWN"), "\\$.status: expected anything but DOWN, found \"DOWN\"");
        json("$.none", new JsonExpectation.Exists(true), "\\$.none: expected a value, found nothing");
        json("$.status", new JsonExpectation.Exists(false), "\\$.status: expected nothing, found \"DOWN\"");
        is(
                "degraded",
                get("/json").json("$.mode", new JsonExpectation.Degraded(List.of("warn"))),
                ResultClass.DEGRADED,
                FailureKind.WARNING,
                "\\$.mode: found \"warn\", which means degraded");
    }

    private void json(String path, JsonExpectation expect, String message) {
        fails(
                path + " " + expect.getClass().getSimpleName(),
                get("/json").json(path, expect),
                FailureKind.BODY,
                message);
    }

    private void bodies() throws IOException {
        byte[] bomb = gzip(new byte[50 * 1024 * 1024]);
        server.on("/html", http("200 OK", "text/html", "<p>" + RAW + "</p>"))
                .on("/text", http("200 OK", "text/plain", RAW))
                .on("/empty", http("200 OK", "application/json", ""))
                .on("/large", http("200 OK", "application/json", "\"" + RAW.repeat(20_000) + "\""))
                .on("/bomb", (socket, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(UTF_8));
                    out.write(bomb);
                });
        noJson("/html", "body: expected JSON, found HTML or XML");
        noJson("/text", "body: expected JSON, found a body that is not JSON");
        noJson("/empty", "body: expected JSON, found an empty body");
        noJson("/large", "body: larger than 256 KiB, the most that is read \\(maxBody\\)");
        noJson("/bomb", "body: larger than 256 KiB, the most that is read \\(maxBody\\)");
    }

    private void noJson(String path, String message) {
        fails(path, get(path).json("$.status", "UP"), FailureKind.BODY, message);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private void redirects() {
        redirect("/away", "https://login.test/" + RAW + "?token=" + SECRET);
        redirect("/loop", "/loop");
        redirect("/nonsense", "http://[" + RAW);
        server.on("/nowhere", "HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n");
        fails(
                "not followed",
                get("/away"),
                FailureKind.REDIRECT,
                "answered 302 to https://login.test, expected 200-299");
        fails(
                "stranger",
                get("/away").follow(3),
                FailureKind.REDIRECT,
                "answered 302 to https://login.test, which is no host of the services map");
        fails(
                "loop",
                get("/loop").follow(2),
                FailureKind.REDIRECT,
                "answered 302 to the same host, after 2 redirects, .*");
        fails(
                "nowhere",
                get("/nowhere").follow(1),
                FailureKind.REDIRECT,
                "answered 301 without a Location, expected a Location that is a URL");
        fails(
                "nonsense",
                get("/nonsense").follow(1),
                FailureKind.REDIRECT,
                "answered 302 to a Location that is no URL, expected a Location that is a URL");
    }

    private void redirect(String path, String location) {
        server.on(path, "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    }

    Stream<Case> cases() {
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void says(Case one) {
        CheckResult result = fixture.checks.run(one.check());
        assertResult(result, one.resultClass(), one.kind(), one.message());
        assertThat(result.failure().orElseThrow().message())
                .doesNotContain(RAW, SECRET)
                .hasSizeLessThan(300);
    }

    @Test
    void everyKindIsAmongThem() {
        assertThat(cases.stream().map(Case::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.copyOf(TESTED_ELSEWHERE)));
    }
}
