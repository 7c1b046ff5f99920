package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Target.ConnectionUse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The type http: one request, redirects followed only as far as the map wants. */
final class HttpProbe implements Probe<Target.Http> {
    private final HttpAsker asker;
    private final Headers headers;
    private final MapHosts hosts;
    private final Clock clock;
    private final Pulse pulse;

    HttpProbe(HttpAsker asker, Headers headers, MapHosts hosts, Clock clock, Pulse pulse) {
        this.asker = asker;
        this.headers = headers;
        this.hosts = hosts;
        this.clock = clock;
        this.pulse = pulse;
    }

    @Override
    public CheckResult run(Check check, Target.Http http) {
        var progress = new Progress();
        var secrets = new HashSet<String>();
        secrets.addAll(Openers.inBody(http.body()));
        Deadline deadline = pulse.deadline(check.timeout());
        Optional<Finding> finding;
        try {
            HttpAnswer answer = ask(http, deadline, progress, secrets);
            finding = judge(answer, http, progress.latency(), deadline, check.slowAfter());
        } catch (ProbeException ended) {
            finding = Optional.of(ended.finding());
        }
        return Results.of(finding.map(found -> Results.without(secrets, found)), progress);
    }

    /** The last answer, after what redirects were followed. */
    HttpAnswer ask(Target.Http http, Deadline deadline, Progress progress, Set<String> secrets) throws ProbeException {
        HttpQuestion question = first(http, headers.of(http.url(), http.headers(), secrets));
        HttpAnswer answer = asker.ask(question, deadline, progress);
        for (int followed = 0; Redirects.is(answer.status()) && http.followRedirects() > 0; followed++) {
            if (followed == http.followRedirects()) {
                throw Redirects.tooMany(answer, followed);
            }
            URI next = Redirects.next(question.url(), answer, hosts.get());
            question = following(http, question, next, answer.status());
            answer = asker.ask(question, deadline, progress);
        }
        return answer;
    }

    private static HttpQuestion first(Target.Http http, Map<String, String> headers) {
        return new HttpQuestion(
                Route.to(http.url(), new TlsIdentity(http.clientCertificate(), http.ca()), http.via()),
                http.url(),
                http.method(),
                headers,
                http.body(),
                HttpJudge.needsBody(http.expect()),
                http.maxBody(),
                http.connection() == ConnectionUse.REUSE);
    }

    /** What was meant for the map's server alone (secrets, our certificate) is not shown to another. */
    private static HttpQuestion following(Target.Http http, HttpQuestion before, URI next, int status) {
        boolean same = Redirects.sameOrigin(before.url(), next);
        TlsIdentity identity = new TlsIdentity(same ? http.clientCertificate() : Optional.empty(), http.ca());
        boolean again = status == 307 || status == 308 || !before.method().equals("POST");
        return new HttpQuestion(
                Route.to(next, identity, http.via()),
                next,
                again ? before.method() : "GET",
                same ? before.headers() : Headers.forOthers(before.headers(), http.headers()),
                again ? before.body() : Optional.empty(),
                before.keepBody(),
                before.maxBody(),
                false);
    }

    private Optional<Finding> judge(
            HttpAnswer answer, Target.Http http, Duration took, Deadline deadline, Duration slowAfter) {
        return HttpJudge.judge(answer, http.expect(), http.maxBody(), took)
                .or(() -> Results.slow(took, deadline, slowAfter))
                .or(() -> Certificates.endsSoon(
                        answer.certificate(), http.expect().certificateValidFor(), clock.instant()));
    }
}
