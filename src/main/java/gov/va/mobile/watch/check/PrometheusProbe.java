package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Target;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/**
 * The type prometheus: an instant query against a Prometheus-compatible endpoint. It is evidence about the upstream from somebody else's mouth, as a source is: when the endpoint
 * itself does not answer as it should, nothing is concluded about the upstream.
 */
final class PrometheusProbe implements Probe<Target.Prometheus> {
    private static final String API = "/api/v1/query";
    private static final int MAX_BODY = 1024 * 1024;

    private final HttpAsker asker;
    private final Headers headers;
    private final Pulse pulse;

    PrometheusProbe(HttpAsker asker, Headers headers, Pulse pulse) {
        this.asker = asker;
        this.headers = headers;
        this.pulse = pulse;
    }

    @Override
    public CheckResult run(Check check, Target.Prometheus target) {
        var progress = new Progress();
        var secrets = new HashSet<String>();
        Deadline deadline = pulse.deadline(check.timeout());
        Optional<Finding> finding;
        try {
            HttpQuestion question = question(target, headers.of(target.url(), target.headers(), secrets));
            HttpAnswer answer = asker.ask(question, deadline, progress);
            finding = PrometheusJudge.judge(answer, MAX_BODY, target.expect())
                    .or(() -> Results.slow(progress.latency(), deadline, check.slowAfter()));
        } catch (ProbeException ended) {
            finding = Optional.of(PrometheusJudge.aboutEndpoint(ended.finding()));
        }
        return Results.of(finding.map(found -> Results.without(secrets, found)), progress);
    }

    private static HttpQuestion question(Target.Prometheus target, Map<String, String> headers) {
        return new HttpQuestion(
                Route.to(target.url(), TlsIdentity.NONE, Optional.empty()),
                url(target),
                "GET",
                headers,
                Optional.empty(),
                true,
                MAX_BODY,
                false);
    }

    /** The map names the server, with the path that it may stand below. */
    private static URI url(Target.Prometheus target) {
        URI base = target.url();
        String path = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
        String query = "query=" + URLEncoder.encode(target.query(), StandardCharsets.UTF_8);
        return URI.create(base.getScheme() + "://" + base.getRawAuthority() + (path.endsWith(API) ? path : path + API)
                + "?" + (base.getRawQuery() == null ? query : base.getRawQuery() + "&" + query));
    }
}
