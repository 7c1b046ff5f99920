package gov.va.mobile.watch.poll;

import com.fasterxml.jackson.annotation.JsonProperty;
import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.platform.FreeText;
import gov.va.mobile.watch.platform.Input;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reports about a check.
 *
 * @param resultClass {@code pass}, {@code degraded}, {@code fail}, {@code misconfigured} or {@code inconclusive}
 * @param latency how long what was reported took
 * @param failure why it is not a plain pass
 */
record PushedResult(
        @JsonProperty("class") @Nullable String resultClass,
        @Nullable Duration latency,
        @Nullable PushedFailure failure) {

    /** The words are told to people as they are, so they are one line without control characters. */
    record PushedFailure(
            @Nullable String kind, @Nullable @FreeText String message) {}

    private static final int LONGEST_MESSAGE = 500;
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * The result in our own words.
     *
     * @param by who reports it, for a result that does not say what was seen
     */
    CheckResult read(String by) {
        var input = new Input();
        Optional<ResultClass> found = input.coded("class", ResultClass.class, resultClass);
        if (resultClass == null || resultClass.isEmpty()) {
            input.required("class", null);
        }
        Duration took = latency == null ? Duration.ZERO : latency;
        if (took.isNegative() || took.compareTo(LONGEST) > 0) {
            input.wrong("latency", "found " + took + ", expected between PT0S and PT24H");
        }
        Optional<Failure> seen = found.flatMap(one -> failure(input, one, by));
        input.check();
        return new CheckResult(found.orElseThrow(), seen, took, Phases.NONE);
    }

    private Optional<Failure> failure(Input input, ResultClass of, String by) {
        if (of == ResultClass.PASS) {
            if (failure != null) {
                input.wrong("failure", "found one, expected none: the class is pass");
            }
            return Optional.empty();
        }
        List<FailureKind> kinds = kinds(of);
        Optional<FailureKind> kind = failure == null
                ? Optional.empty()
                : input.coded("failure.kind", FailureKind.class, kinds, failure.kind());
        Optional<String> message = failure == null
                ? Optional.empty()
                : input.optionalLine("failure.message", failure.message(), LONGEST_MESSAGE);
        return Optional.of(
                new Failure(kind.orElse(kinds.getFirst()), message.orElse("reported as " + of.code() + " by " + by)));
    }

    /** The kinds that go with a class; the first where none is said. */
    private static List<FailureKind> kinds(ResultClass of) {
        return switch (of) {
            case PASS -> List.of();
            case DEGRADED -> List.of(FailureKind.WARNING, FailureKind.SLOW, FailureKind.CERTIFICATE);
            case FAIL ->
                List.of(
                        FailureKind.STATUS,
                        FailureKind.DNS,
                        FailureKind.CONNECT,
                        FailureKind.TLS,
                        FailureKind.CERTIFICATE,
                        FailureKind.TIMEOUT,
                        FailureKind.HEADER,
                        FailureKind.BODY,
                        FailureKind.REDIRECT);
            case MISCONFIGURED -> List.of(FailureKind.CREDENTIALS, FailureKind.SECRET);
            case INCONCLUSIVE ->
                List.of(FailureKind.SOURCE, FailureKind.RATE_LIMITED, FailureKind.OVERLOAD, FailureKind.BLIND);
        };
    }
}
