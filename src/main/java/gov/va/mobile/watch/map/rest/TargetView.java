package gov.va.mobile.watch.map.rest;

import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Target.ConnectionUse;
import gov.va.mobile.watch.map.Target.HttpExpectation;
import gov.va.mobile.watch.map.Target.SecretReference;
import gov.va.mobile.watch.map.Target.StatusRange;
import gov.va.mobile.watch.map.Target.TextRule;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a check or a sentinel asks and expects, in the words of the map and without secrets. */
sealed interface TargetView {
    /** One HTTP request; secrets are shown as {@code ***}, and so is a body, which may hold some. */
    record HttpTarget(
            String url,
            String method,
            Map<String, String> headers,
            Optional<String> body,
            int followRedirects,
            ConnectionUse connection,
            int maxBody,
            Optional<String> clientCertificate,
            Optional<String> ca,
            Optional<String> via,
            HttpExpectationView expect)
            implements TargetView {}

    /** Status, header, body and JSON are judged in this order. */
    record HttpExpectationView(
            List<String> status,
            Map<String, String> header,
            Optional<String> bodyContains,
            Optional<String> bodyMatches,
            List<JsonRuleView> json,
            Optional<Duration> certificateValidFor) {}

    /** A TCP connect, or a TLS handshake. */
    record ConnectionTarget(String address, Optional<Duration> certificateValidFor) implements TargetView {}

    /** A name look-up. */
    record DnsTarget(String name, String record, Optional<String> resolver, List<String> values)
            implements TargetView {}

    /** Somebody reports: {@code heartbeat} or {@code event}. */
    record PushTarget(String mode) implements TargetView {}

    /** An instant query. */
    record PrometheusTarget(String url, String query, Map<String, String> headers, JsonRuleView value)
            implements TargetView {}

    /** Judged from the answer of a source. */
    record EvidenceTarget(String source, List<JsonRuleView> json) implements TargetView {}

    static TargetView of(Target target) {
        return switch (target) {
            case Target.Http http -> http(http);
            case Target.Tcp tcp -> new ConnectionTarget(tcp.address().toString(), Optional.empty());
            case Target.Tls tls -> new ConnectionTarget(tls.address().toString(), tls.certificateValidFor());
            case Target.Dns dns ->
                new DnsTarget(dns.name(), dns.record(), dns.resolver().map(Object::toString), dns.expectedValues());
            case Target.Push push -> new PushTarget(push.event() ? "event" : "heartbeat");
            case Target.Prometheus prometheus ->
                new PrometheusTarget(
                        Masking.url(prometheus.url()),
                        prometheus.query(),
                        Masking.headers(prometheus.headers()),
                        JsonRuleView.of("value", prometheus.expect()));
            case Target.Evidence evidence -> new EvidenceTarget(evidence.sourceId(), JsonRuleView.of(evidence.json()));
        };
    }

    private static HttpTarget http(Target.Http http) {
        return new HttpTarget(
                Masking.url(http.url()),
                http.method(),
                Masking.headers(http.headers()),
                http.body().map(body -> Masking.HIDDEN),
                http.followRedirects(),
                http.connection(),
                http.maxBody(),
                hidden(http.clientCertificate()),
                hidden(http.ca()),
                http.via().map(URI::toString),
                expectation(http.expect()));
    }

    private static HttpExpectationView expectation(HttpExpectation expect) {
        var header = new LinkedHashMap<String, String>();
        expect.header().forEach((name, rule) -> header.put(name, inWords(rule)));
        return new HttpExpectationView(
                expect.status().stream().map(StatusRange::toString).toList(),
                header,
                expect.bodyContains(),
                expect.bodyMatches().map(Object::toString),
                JsonRuleView.of(expect.json()),
                expect.certificateValidFor());
    }

    private static String inWords(TextRule rule) {
        return switch (rule) {
            case TextRule.Equal equal -> equal.value();
            case TextRule.Matches matches -> "matches " + matches.pattern();
        };
    }

    private static Optional<String> hidden(Optional<SecretReference> secret) {
        return secret.map(reference -> Masking.HIDDEN);
    }
}
