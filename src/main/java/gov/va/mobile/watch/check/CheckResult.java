package gov.va.mobile.watch.check;

import java.time.Duration;
import java.util.Optional;

/**
 * What one run of a check found.
 *
 * @param failure what was found and expected; absent only for a plain pass
 * @param latency from the start of the run to its last byte or its failure
 * @param retryAfter how long the server that answered 429 wants to be left alone, where it said so
 */
public record CheckResult(
        ResultClass resultClass,
        Optional<Failure> failure,
        Duration latency,
        Phases phases,
        Optional<Duration> retryAfter) {
    public CheckResult(ResultClass resultClass, Optional<Failure> failure, Duration latency, Phases phases) {
        this(resultClass, failure, latency, phases, Optional.empty());
    }

    /** As expected. */
    public static CheckResult pass(Duration latency, Phases phases) {
        return new CheckResult(ResultClass.PASS, Optional.empty(), latency, phases);
    }

    /** Anything but a plain pass. */
    public static CheckResult of(
            ResultClass resultClass, FailureKind kind, String message, Duration latency, Phases phases) {
        return new CheckResult(resultClass, Optional.of(new Failure(kind, message)), latency, phases);
    }

    /** Says nothing about the upstream, and why. */
    public static CheckResult inconclusive(FailureKind kind, String message) {
        return of(ResultClass.INCONCLUSIVE, kind, message, Duration.ZERO, Phases.NONE);
    }

    /** Whether the server asked us to come back later (429), so that nobody is to ask it again at once. */
    public boolean rateLimited() {
        return resultClass == ResultClass.INCONCLUSIVE
                && failure.map(Failure::kind)
                        .filter(kind -> kind == FailureKind.RATE_LIMITED)
                        .isPresent();
    }

    /** Whether it failed purely at transport level: no name, connection or handshake, or not a byte of an answer in time (behaviour.md §3, "Blind"). */
    public boolean transport() {
        return resultClass == ResultClass.FAIL
                && failure.map(Failure::kind)
                        .filter(kind -> kind.transport()
                                || (kind == FailureKind.TIMEOUT && phases.firstByte() == Phases.NOT_REACHED))
                        .isPresent();
    }
}
