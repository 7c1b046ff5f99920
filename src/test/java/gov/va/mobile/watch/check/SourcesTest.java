package gov.va.mobile.watch.check;

import static gov.va.mobile.watch.check.CheckResults.assertFail;
import static gov.va.mobile.watch.check.CheckResults.assertPass;
import static gov.va.mobile.watch.check.CheckResults.assertResult;
import static gov.va.mobile.watch.support.FaultServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Sentinel;
import gov.va.mobile.watch.map.Source;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Target.JsonExpectation;
import gov.va.mobile.watch.map.Target.JsonRule;
import gov.va.mobile.watch.map.Target.SecretReference;
import gov.va.mobile.watch.map.Target.Text;
import gov.va.mobile.watch.support.FaultServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Case 21: one answer that speaks of many, and sentinels, where any answer is good. */
class SourcesTest {
    private static final String CLAIMS = """
            {"mpi":{"message":"MPI is running","success":true,"time":0.003},
             "pdf-generator":{"message":"PDF Generator is unavailable","success":false,"time":0.5}}""";
    private static final String APPEALS = """
            {"status":"DOWN","details":{"name":"All upstream services","upstreamServices":[
              {"description":"Caseflow","status":"UP","details":{}},{"description":"Other","status":"DOWN"}]}}""";

    private final FaultServer server = FaultServer.plain();
    private final CheckFixture fixture;

    SourcesTest(@TempDir Path secrets) {
        fixture = new CheckFixture(secrets);
    }

    @AfterEach
    void close() {
        fixture.close();
        server.close();
    }

    private Source source(String path, Map<String, Text> headers) {
        return new Source(
                "claims-upstreams",
                false,
                URI.create("http://127.0.0.1:" + server.port() + path),
                headers,
                Duration.ofSeconds(60),
                Duration.ofMillis(500),
                CheckFixture.MAX_BODY,
                Optional.empty());
    }

    private static Check evidence(String path, JsonExpectation expect) {
        return CheckFixture.check(
                new Target.Evidence("claims-upstreams", List.of(new JsonRule(path, expect))), Duration.ofSeconds(5));
    }

    private static Check success(String key) {
        return evidence("$['" + key + "'].success", new JsonExpectation.Equal(true));
    }

    private Map<String, CheckResult> run(String path, Map<String, Check> checks) {
        return fixture.checks.run(source(path, Map.of()), checks);
    }

    @Test
    void eachKeyIsJudgedEvenOn500() {
        server.on("/", http("500 Internal Server Error", "application/json", CLAIMS));
        var results = run(
                "/",
                Map.of(
                        "mpi/claims", success("mpi"),
                        "pdf/claims", success("pdf-generator"),
                        "bgs/claims", success("localbgs-org")));
        assertPass(results.get("mpi/claims"));
        assertFail(
                results.get("pdf/claims"),
                FailureKind.BODY,
                "\\$\\['pdf-generator'\\].success: expected \"?true\"?, found false");
        assertResult(
                results.get("bgs/claims"),
                ResultClass.INCONCLUSIVE,
                FailureKind.SOURCE,
                "the source claims-upstreams does not say: .*found nothing");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aPathThatSearches() {
        server.on("/", http("503 Service Unavailable", "application/json", APPEALS));
        String path = "$.details.upstreamServices[?(@.description == '%s')].status";
        var up = new JsonExpectation.Equal("UP");
        var results = run(
                "/",
                Map.of(
                        "caseflow", evidence(path.formatted("Caseflow"), up),
                        "other", evidence(path.formatted("Other"), up),
                        "missing", evidence(path.formatted("Missing"), new JsonExpectation.Not("DOWN"))));
        assertPass(results.get("caseflow"));
        assertFail(results.get("other"), FailureKind.BODY, ".*expected UP, found \"DOWN\"");
        assertResult(results.get("missing"), ResultClass.INCONCLUSIVE, FailureKind.SOURCE, ".*does not say.*");
    }

    @Test
    void whatFailsTheSourceSaysNothingAboutTheOthers() {
        server.on("/html", http("502 Bad Gateway", "text/html", "<h1>no</h1>"))
                .on("/hang", FaultServer::hang)
                .on("/close", (socket, out) -> {})
                .on("/limit", "HTTP/1.1 429 Slow Down\r\nContent-Length: 0\r\n\r\n")
                .on("/401", http("401 No", "application/json", "{\"error\":\"no\"}"));
        for (String path : List.of("/html", "/hang", "/close", "/401")) {
            CheckResult result = run(path, Map.of("mpi", success("mpi"))).get("mpi");
            assertResult(result, ResultClass.INCONCLUSIVE, FailureKind.SOURCE, "the source claims-upstreams.*");
        }
        assertResult(
                run("/limit", Map.of("mpi", success("mpi"))).get("mpi"),
                ResultClass.INCONCLUSIVE,
                FailureKind.RATE_LIMITED,
                "the source claims-upstreams answered 429");
        CheckResult secret = fixture.checks
                .run(
                        source("/html", Map.of("apiKey", new Text.Secret(new SecretReference("no/key")))),
                        Map.of("mpi", success("mpi")))
                .get("mpi");
        assertResult(secret, ResultClass.MISCONFIGURED, FailureKind.SECRET, "the secret no/key is missing.*");
    }

    @Test
    void sentinelsAnswerWithAnything() {
        server.on("/500", http("500 Oh", "text/plain", "")).on("/close", (socket, out) -> {});
        int port = server.port();
        List<Sentinel> sentinels = List.of(
                sentinel(
                        "status",
                        CheckFixture.http("http://127.0.0.1:" + port + "/500").target()),
                sentinel(
                        "closed",
                        CheckFixture.http("http://127.0.0.1:" + port + "/close").target()),
                sentinel("door", new Target.Tcp(new Target.HostPort("127.0.0.1", port))),
                sentinel("metadata", new Target.Tcp(new Target.HostPort("169.254.169.254", 80))));
        assertThat(fixture.checks.answering(sentinels)).containsExactly("status", "door");
    }

    private static Sentinel sentinel(String id, Target target) {
        return new Sentinel(id, Duration.ofSeconds(2), target);
    }
}
