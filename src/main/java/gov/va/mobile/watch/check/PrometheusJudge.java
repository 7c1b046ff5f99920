package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Target.JsonExpectation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the answer to an instant query against what is expected of its value. Every series of the answer must hold. No series, and a value that is not a number, are no evidence
 * either way, except where {@code exists} asks for just that: a query such as {@code x == 1} answers no series when it does not hold.
 */
final class PrometheusJudge {
    private static final int MOST_LABELS = 4;
    private static final String NOT_A_NUMBER = "NaN";
    private static final Set<String> NO_NUMBERS = Set.of(NOT_A_NUMBER, "+Inf", "-Inf");

    private PrometheusJudge() {}

    /** One series: its labels in words, and its value. */
    private record Sample(String labels, String value) {}

    /** What is not as expected. */
    static Optional<Finding> judge(HttpAnswer answer, int maxBody, JsonExpectation expect) throws ProbeException {
        if (answer.brokenBy().isPresent()) {
            throw new ProbeException(answer.brokenBy().get());
        }
        switch (answer.status()) {
            case 401, 403 ->
                throw new ProbeException(Finding.misconfigured(
                        FailureKind.CREDENTIALS, "answered " + answer.status() + ": our credentials were refused"));
            case 429 -> throw new ProbeException(Finding.rateLimited("answered 429", answer));
            default -> {}
        }
        return judge(samples(answer, read(answer, maxBody)), expect);
    }

    /** What fails the endpoint says nothing about the upstream. */
    static Finding aboutEndpoint(Finding finding) {
        return finding.resultClass() == ResultClass.FAIL
                ? Finding.inconclusive(FailureKind.SOURCE, "the query's endpoint: " + finding.message())
                : finding;
    }

    private static Json read(HttpAnswer answer, int maxBody) throws ProbeException {
        try {
            return Json.read(BodyReader.read(answer, maxBody));
        } catch (ProbeException unreadable) {
            throw new ProbeException(Finding.fail(
                    FailureKind.SOURCE,
                    "answered " + answer.status() + "; " + unreadable.finding().message()));
        }
    }

    private static List<Sample> samples(HttpAnswer answer, Json json) throws ProbeException {
        String status = text(json, "$.status");
        if (!status.equals("success")) {
            throw new ProbeException(refused(answer, json));
        }
        String type = text(json, "$.data.resultType");
        List<@Nullable Object> result = json.at("$.data.result");
        if (result.size() == 1 && result.getFirst() instanceof List<?> found) {
            if (type.equals("vector")) {
                var samples = new ArrayList<Sample>();
                for (Object one : found) {
                    samples.add(sample(one));
                }
                return samples;
            }
            if (type.equals("scalar") || type.equals("string")) {
                return List.of(new Sample("", value(found)));
            }
        }
        throw new ProbeException(
                type.equals("matrix")
                        ? Finding.misconfigured(
                                FailureKind.SOURCE,
                                "query: expected one value a series, found a range (a query that ends in [5m], say)")
                        : Finding.fail(FailureKind.SOURCE, "expected the result of an instant query, found none"));
    }

    /** The words of the error are the endpoint's about our query, so they are quoted and cut. */
    private static Finding refused(HttpAnswer answer, Json json) throws ProbeException {
        String type = text(json, "$.errorType");
        String said = type.isEmpty() ? "" : " (" + Words.cut(type) + "): " + Words.quoted(text(json, "$.error"));
        return type.equals("bad_data")
                ? Finding.misconfigured(FailureKind.SOURCE, "query: found an error" + said)
                : Finding.fail(FailureKind.SOURCE, "answered " + answer.status() + " with an error" + said);
    }

    private static String text(Json json, String path) throws ProbeException {
        return json.at(path).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse("");
    }

    private static Sample sample(@Nullable Object series) throws ProbeException {
        if (series instanceof Map<?, ?> map && map.get("value") instanceof List<?> value) {
            return new Sample(map.get("metric") instanceof Map<?, ?> labels ? labels(labels) : "", value(value));
        }
        throw new ProbeException(Finding.fail(FailureKind.SOURCE, "expected series with one value each, found others"));
    }

    private static String value(List<?> timeAndValue) throws ProbeException {
        if (timeAndValue.size() == 2 && timeAndValue.get(1) instanceof String value) {
            return value;
        }
        throw new ProbeException(Finding.fail(FailureKind.SOURCE, "expected a time and a value, found others"));
    }

    private static String labels(Map<?, ?> labels) {
        return labels.entrySet().stream()
                .filter(label -> !"__name__".equals(label.getKey()))
                .limit(MOST_LABELS)
                .map(label -> Words.cut(String.valueOf(label.getKey())) + "="
                        + Words.quoted(String.valueOf(label.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static Optional<Finding> judge(List<Sample> samples, JsonExpectation expect) {
        if (samples.isEmpty()) {
            return empty(expect);
        }
        List<Finding> findings = samples.stream()
                .flatMap(sample -> judge(sample, samples.size() > 1, expect).stream())
                .toList();
        return Stream.of(ResultClass.FAIL, ResultClass.INCONCLUSIVE, ResultClass.DEGRADED)
                .flatMap(worst -> findings.stream().filter(finding -> finding.resultClass() == worst))
                .findFirst();
    }

    private static Optional<Finding> judge(Sample sample, boolean amongMany, JsonExpectation expect) {
        Object value = number(sample.value());
        String found = shown(sample) + (amongMany ? " {" + sample.labels() + "}" : "");
        return switch (expect) {
            case JsonExpectation.Exists exists ->
                exists.expected() ? Optional.empty() : Optional.of(wrong(expect, found));
            case JsonExpectation.Degraded degraded ->
                JsonJudge.among(value, degraded.values())
                        ? Optional.of(Finding.degraded(
                                FailureKind.WARNING, "query: found " + found + ", which means degraded"))
                        : Optional.empty();
            default -> {
                if (JsonJudge.holds(value, expect)) {
                    yield Optional.empty();
                }
                yield Optional.of(
                        value.equals(NOT_A_NUMBER)
                                ? nothing(expect, found + ", which is no value")
                                : wrong(expect, found));
            }
        };
    }

    private static Optional<Finding> empty(JsonExpectation expect) {
        return switch (expect) {
            case JsonExpectation.Exists exists ->
                exists.expected() ? Optional.of(wrong(expect, "no series")) : Optional.empty();
            case JsonExpectation.Degraded _ ->
                Optional.of(Finding.inconclusive(FailureKind.SOURCE, "query: found no series"));
            default -> Optional.of(nothing(expect, "no series"));
        };
    }

    private static Finding nothing(JsonExpectation expect, String found) {
        return Finding.inconclusive(
                FailureKind.SOURCE, "query: expected " + JsonJudge.expected(expect) + ", found " + found);
    }

    private static Finding wrong(JsonExpectation expect, String found) {
        return Finding.fail(FailureKind.BODY, "query: expected " + JsonJudge.expected(expect) + ", found " + found);
    }

    private static String shown(Sample sample) {
        boolean plain = number(sample.value()) instanceof BigDecimal || NO_NUMBERS.contains(sample.value());
        return plain ? Words.cut(sample.value()) : Words.quoted(sample.value());
    }

    /** Prometheus sends numbers as text. */
    private static Object number(String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException other) {
            return value;
        }
    }
}
