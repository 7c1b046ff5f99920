package gov.va.mobile.watch.check;

import static gov.va.mobile.watch.check.CheckResults.assertFail;
import static gov.va.mobile.watch.check.CheckResults.assertPass;
import static gov.va.mobile.watch.check.CheckResults.assertResult;
import static gov.va.mobile.watch.support.FaultServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Target.JsonExpectation;
import gov.va.mobile.watch.map.Target.SecretReference;
import gov.va.mobile.watch.map.Target.Text;
import gov.va.mobile.watch.support.FaultServer;
import gov.va.mobile.watch.support.RefusingPort;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The type prometheus: what an instant query's answer says of an upstream, and what it does not. */
class PrometheusProbeTest {
    private static final String QUERY = "min(api_external_service_up{service=\"bgs\"})";
    private static final String ASKED = "/api/v1/query?query=min%28api_external_service_up%7Bservice%3D%22bgs%22%7D%29";
    private static final JsonExpectation ONE = new JsonExpectation.Equal(BigDecimal.ONE);

    private final FaultServer server = FaultServer.plain();
    private final Path secrets;
    private final CheckFixture fixture;

    PrometheusProbeTest(@TempDir Path secrets) {
        this.secrets = secrets;
        fixture = new CheckFixture(secrets);
    }

    @AfterEach
    void close() {
        fixture.close();
        server.close();
    }

    private static String series(String value) {
        return "{\"metric\":{\"__name__\":\"up\",\"service\":\"bgs\"},\"value\":[1732449000.1,\"" + value + "\"]}";
    }

    private static String vector(String... series) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + String.join(",", series)
                + "]}}";
    }

    private Check check(String base, JsonExpectation expect, Map<String, Text> headers) {
        return CheckFixture.check(
                new Target.Prometheus(URI.create("http://127.0.0.1:" + server.port() + base), QUERY, headers, expect),
                Duration.ofSeconds(3));
    }

    private CheckResult run(String body, JsonExpectation expect) {
        return run("200 OK", body, expect);
    }

    private CheckResult run(String status, String body, JsonExpectation expect) {
        server.on(ASKED, http(status, "application/json", body));
        return fixture.checks.run(check("", expect, Map.of()));
    }

    @Test
    void aBreakerGauge() {
        assertPass(run(vector(series("1")), ONE));
        assertFail(run(vector(series("0")), ONE), FailureKind.BODY, "query: expected 1, found 0");
        assertPass(run(vector(series("1.0")), ONE));
        assertPass(run("{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"1\"]}}", ONE));
    }

    @Test
    void theServerMayStandBelowAPathAndWantAToken() throws IOException {
        Files.writeString(secrets.resolve("token"), "s3cr3t-token\n");
        server.on("/prom" + ASKED, http("200 OK", "application/json", vector(series("1"))));
        Map<String, Text> headers = Map.of("Authorization", new Text.Secret(new SecretReference("token")));
        assertPass(fixture.checks.run(check("/prom/", ONE, headers)));
        assertThat(server.requests().getFirst().headers()).containsEntry("Authorization", "s3cr3t-token");
    }

    @Test
    void everySeriesMustHold() {
        assertPass(run(vector(series("1"), series("1")), ONE));
        assertFail(
                run(vector(series("1"), series("0")), ONE),
                FailureKind.BODY,
                "query: expected 1, found 0 \\{service=\"bgs\"\\}");
    }

    @Test
    void conditions() {
        assertPass(run(vector(series("0.5")), new JsonExpectation.Not(BigDecimal.ZERO)));
        assertFail(
                run(vector(series("0")), new JsonExpectation.Not(BigDecimal.ZERO)),
                FailureKind.BODY,
                "query: expected anything but 0, found 0");
        assertPass(run(vector(series("2")), new JsonExpectation.In(List.of(BigDecimal.ONE, BigDecimal.TWO))));
        assertFail(run(vector(series("+Inf")), ONE), FailureKind.BODY, "query: expected 1, found \\+Inf");
        var degraded = new JsonExpectation.Degraded(List.of(BigDecimal.ZERO));
        assertResult(
                run(vector(series("0")), degraded),
                ResultClass.DEGRADED,
                FailureKind.WARNING,
                "query: found 0, which means degraded");
        assertPass(run(vector(series("1")), degraded));
        assertPass(run(vector(series("7")), new JsonExpectation.Exists(true)));
        assertFail(
                run(vector(series("7")), new JsonExpectation.Exists(false)),
                FailureKind.BODY,
                "query: expected nothing, found 7");
    }

    @Test
    void noSeriesIsAnAnswerOnlyWhereThatIsAskedFor() {
        assertFail(
                run(vector(), new JsonExpectation.Exists(true)),
                FailureKind.BODY,
                "query: expected a value, found no series");
        assertPass(run(vector(), new JsonExpectation.Exists(false)));
        assertResult(
                run(vector(), ONE), ResultClass.INCONCLUSIVE, FailureKind.SOURCE, "query: expected 1, found no series");
        assertResult(
                run(vector(series("NaN")), ONE),
                ResultClass.INCONCLUSIVE,
                FailureKind.SOURCE,
                "query: expected 1, found NaN, which is no value");
    }

    @Test
    void aQueryThatIsNoneIsOurFault() {
        assertResult(
                run(
                        "400 Bad Request",
                        "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"invalid parameter\"}",
                        ONE),
                ResultClass.MISCONFIGURED,
                FailureKind.SOURCE,
                "query: found an error \\(bad_data\\): \"invalid parameter\"");
        assertResult(
                run("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}", ONE),
                ResultClass.MISCONFIGURED,
                FailureKind.SOURCE,
                "query: expected one value a series, found a range.*");
        assertResult(
                run("403 Forbidden", "", ONE), ResultClass.MISCONFIGURED, FailureKind.CREDENTIALS, "answered 403.*");
    }

    @Test
    void whatFailsTheEndpointSaysNothingAboutTheUpstream() {
        for (String body :
                List.of("<html>", "[]", "{\"status\":\"success\"}", vector("{}"), vector("{\"value\":[1]}"))) {
            assertResult(
                    run("200 OK", body, ONE), ResultClass.INCONCLUSIVE, FailureKind.SOURCE, "the query's endpoint: .*");
        }
        assertResult(
                run("503 Busy", "{\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"too slow\"}", ONE),
                ResultClass.INCONCLUSIVE,
                FailureKind.SOURCE,
                "the query's endpoint: answered 503 with an error \\(timeout\\): \"too slow\"");
        assertResult(run("429 Too Many", "", ONE), ResultClass.INCONCLUSIVE, FailureKind.RATE_LIMITED, "answered 429");
        try (var closed = new RefusingPort()) {
            Check check = CheckFixture.check(
                    new Target.Prometheus(URI.create("http://127.0.0.1:" + closed.number()), QUERY, Map.of(), ONE),
                    Duration.ofSeconds(3));
            assertResult(
                    fixture.checks.run(check),
                    ResultClass.INCONCLUSIVE,
                    FailureKind.SOURCE,
                    "the query's endpoint: expected a connection to .*, found it refused");
        }
    }
}
