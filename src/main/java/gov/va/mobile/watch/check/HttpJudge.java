package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Target.HttpExpectation;
import gov.va.mobile.watch.map.Target.StatusRange;
import gov.va.mobile.watch.map.Target.TextRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds an HTTP answer against what is expected: status, header, body and JSON in this order; the first that fails is the failure (map.md). */
final class HttpJudge {
    private HttpJudge() {}

    /** Whether somebody must look at the body. */
    static boolean needsBody(HttpExpectation expect) {
        return expect.bodyContains().isPresent()
                || expect.bodyMatches().isPresent()
                || !expect.json().isEmpty();
    }

    /**
     * What is not as expected; a warning in the body counts only when all else is as expected.
     *
     * @param took how long the answer took, for messages
     */
    static Optional<Finding> judge(HttpAnswer answer, HttpExpectation expect, int maxBody, Duration took) {
        return status(answer, expect, maxBody, took)
                .or(() -> header(answer, expect.header()))
                .or(answer::brokenBy)
                .or(() -> needsBody(expect) ? body(answer, expect, maxBody) : Optional.empty());
    }

    private static Optional<Finding> status(HttpAnswer answer, HttpExpectation expect, int maxBody, Duration took) {
        int status = answer.status();
        if (expect.status().stream().anyMatch(range -> range.contains(status))) {
            return Optional.empty();
        }
        String answered = "answered " + status + " in " + Words.duration(took);
        String expected = ", expected "
                + expect.status().stream().map(StatusRange::toString).collect(Collectors.joining(", "));
        return Optional.of(
                switch (status) {
                    case 401, 403 ->
                        Finding.misconfigured(
                                FailureKind.CREDENTIALS, answered + expected + ": our credentials were refused");
                    case 429 -> Finding.rateLimited(answered + expected, answer);
                    case 301, 302, 303, 307, 308 ->
                        Finding.fail(FailureKind.REDIRECT, "answered " + status + Redirects.whereTo(answer) + expected);
                    default -> Finding.fail(FailureKind.STATUS, answered + expected + says(answer, expect, maxBody));
                });
    }

    /** What the application itself says about its bad status; a gateway that does not reach it answers without the application's JSON (upstream-checks.md). */
    private static String says(HttpAnswer answer, HttpExpectation expect, int maxBody) {
        if (expect.json().isEmpty() || answer.brokenBy().isPresent()) {
            return "";
        }
        try {
            return JsonJudge.judge(Json.read(BodyReader.read(answer, maxBody)), expect.json())
                    .finding()
                    .map(finding -> "; " + finding.message())
                    .orElse("");
        } catch (ProbeException noJson) {
            return answer.status() >= 500
                    ? ", without the application's JSON: perhaps a gateway that does not reach it"
                    : "";
        }
    }

    private static Optional<Finding> header(HttpAnswer answer, Map<String, TextRule> rules) {
        for (var rule : rules.entrySet()) {
            List<String> found = answer.headers().getAll(rule.getKey());
            boolean holds = found.stream().anyMatch(value -> switch (rule.getValue()) {
                case TextRule.Equal equal -> equal.value().equals(value);
                case TextRule.Matches matches ->
                    matches.pattern().matcher(value).find();
            });
            if (!holds) {
                return Optional.of(Finding.fail(
                        FailureKind.HEADER,
                        "header " + rule.getKey() + ": expected " + expected(rule.getValue()) + ", found "
                                + (found.isEmpty() ? "nothing" : Words.quoted(found.getFirst()))));
            }
        }
        return Optional.empty();
    }

    private static String expected(TextRule rule) {
        return switch (rule) {
            case TextRule.Equal equal -> equal.value();
            case TextRule.Matches matches -> "a match of " + matches.pattern().pattern();
        };
    }

    private static Optional<Finding> body(HttpAnswer answer, HttpExpectation expect, int maxBody) {
        try {
            BodyReader.Body body = BodyReader.read(answer, maxBody);
            if (expect.bodyContains().isPresent() || expect.bodyMatches().isPresent()) {
                Optional<Finding> wrong = text(body.text(), expect);
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
            return expect.json().isEmpty()
                    ? Optional.empty()
                    : JsonJudge.judge(Json.read(body), expect.json()).finding();
        } catch (ProbeException unreadable) {
            return Optional.of(unreadable.finding());
        }
    }

    private static Optional<Finding> text(String body, HttpExpectation expect) {
        if (expect.bodyContains().filter(words -> !body.contains(words)).isPresent()) {
            return Optional.of(Finding.fail(
                    FailureKind.BODY,
                    "body: expected it to contain "
                            + Words.quoted(expect.bodyContains().get()) + ", found no such text"));
        }
        return expect.bodyMatches()
                .filter(pattern -> !pattern.matcher(body).find())
                .map(pattern -> Finding.fail(
                        FailureKind.BODY, "body: expected a match of " + pattern.pattern() + ", found none"));
    }
}
