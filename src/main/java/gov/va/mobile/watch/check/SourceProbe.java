package gov.va.mobile.watch.check;

import gov.va.mobile.watch.check.JsonJudge.Verdict;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Source;
import gov.va.mobile.watch.map.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/** One request whose answer many checks judge: the body counts whatever the status, and where it says nothing about an upstream, nothing is concluded about it (map.md). */
final class SourceProbe {
    private final HttpAsker asker;
    private final Headers headers;
    private final Pulse pulse;

    SourceProbe(HttpAsker asker, Headers headers, Pulse pulse) {
        this.asker = asker;
        this.headers = headers;
        this.pulse = pulse;
    }

    Map<String, CheckResult> run(Source source, Map<String, Check> checks) {
        var progress = new Progress();
        var secrets = new HashSet<String>();
        var results = new HashMap<String, CheckResult>();
        try {
            HttpAnswer answer = asker.ask(
                    question(source, headers.of(source.url(), source.headers(), secrets)),
                    pulse.deadline(source.timeout()),
                    progress);
            Json json = json(source, answer);
            checks.forEach((key, check) -> results.put(
                    key,
                    Results.of(
                            judge(source, json, check).map(finding -> Results.without(secrets, finding)), progress)));
        } catch (ProbeException ended) {
            Finding finding = Results.without(secrets, aboutSource(source, ended.finding()));
            checks.keySet().forEach(key -> results.put(key, Results.of(finding, progress)));
        }
        return results;
    }

    private static HttpQuestion question(Source source, Map<String, String> headers) {
        return new HttpQuestion(
                Route.to(source.url(), TlsIdentity.NONE, source.via()),
                source.url(),
                "GET",
                headers,
                Optional.empty(),
                true,
                source.maxBody(),
                false);
    }

    private static Json json(Source source, HttpAnswer answer) throws ProbeException {
        if (answer.status() == 429) {
            throw new ProbeException(Finding.rateLimited("the source " + source.id() + " answered 429", answer));
        }
        if (answer.brokenBy().isPresent()) {
            throw new ProbeException(answer.brokenBy().get());
        }
        try {
            return Json.read(BodyReader.read(answer, source.maxBody()));
        } catch (ProbeException unreadable) {
            throw new ProbeException(Finding.fail(
                    FailureKind.SOURCE,
                    "answered " + answer.status() + "; " + unreadable.finding().message()));
        }
    }

    /** What fails the source says nothing about those whom it speaks of. */
    private static Finding aboutSource(Source source, Finding finding) {
        return finding.resultClass() == ResultClass.FAIL
                ? Finding.inconclusive(FailureKind.SOURCE, "the source " + source.id() + ": " + finding.message())
                : finding;
    }

    private static Optional<Finding> judge(Source source, Json json, Check check) {
        if (!(check.target() instanceof Target.Evidence evidence)) {
            throw new IllegalArgumentException("check " + check.id() + " is not judged from a source");
        }
        try {
            Verdict verdict = JsonJudge.judge(json, evidence.json());
            return verdict.missing()
                    ? Optional.of(Finding.inconclusive(
                            FailureKind.SOURCE,
                            "the source " + source.id() + " does not say: "
                                    + verdict.finding().map(Finding::message).orElse("found nothing at the path")))
                    : verdict.finding();
        } catch (ProbeException unusable) {
            return Optional.of(aboutSource(source, unusable.finding()));
        }
    }
}
