package gov.va.mobile.watch.health;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Upstream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How one upstream stands when causes are looked for; pure.
 *
 * @param failingSince when the present failures began: also while it is only suspect, that is failing but not yet down
 * @param judgedAt the newest result that counted, whatever it said
 * @param failedAt the newest result that failed, of a check that still fails
 * @param freshUntil until when its results speak for it
 * @param interval the longest interval of its checks
 * @param failure what was seen, while it fails
 * @param silent its failures are purely at transport level: nothing of an answer was seen
 * @param hosts the hosts and ports at which it fails
 * @param cause what was said last
 */
public record Standing(
        String id,
        HealthStatus status,
        Optional<Instant> failingSince,
        Optional<Instant> judgedAt,
        Optional<Instant> failedAt,
        Optional<Instant> freshUntil,
        Duration interval,
        Optional<Failure> failure,
        boolean silent,
        Set<String> hosts,
        Cause cause) {
    /** For so many intervals a result speaks for its check (behaviour.md §3, {@code unknown}). */
    public static final int SPEAKS_FOR = 3;

    private static final String SILENT = "transport";

    /** From what is stored of the upstream and its checks, by their ids; checks that are switched off, paused or report events only have no say. */
    public static Standing of(
            Upstream upstream,
            UpstreamState state,
            Map<String, CheckState> checks,
            Cause cause,
            Function<Check, Optional<String>> hostOf,
            Instant at) {
        boolean down = state.status() == HealthStatus.DOWN;
        List<Asked> asked = upstream.checks().stream()
                .filter(check -> check.hasASay() && upstream.pause(check, at).isEmpty())
                .map(check -> new Asked(check, checks.getOrDefault(check.id(), CheckState.NEW)))
                .toList();
        List<Asked> failing = asked.stream().filter(one -> one.failing(down)).toList();
        Optional<Instant> began = newestOrOldest(failing, one -> one.state().rowSince(), Comparator.reverseOrder());
        return new Standing(
                upstream.id(),
                state.status(),
                down ? state.since().or(() -> began) : began,
                newestOrOldest(asked, one -> one.state().judgedAt(), Comparator.naturalOrder()),
                newestOrOldest(
                        failing.stream()
                                .filter(one -> one.state().failures() > 0)
                                .toList(),
                        one -> one.state().judgedAt(),
                        Comparator.naturalOrder()),
                newestOrOldest(
                        asked,
                        one -> one.state().judgedAt().map(judged -> judged.plus(speaksFor(one.check()))),
                        Comparator.naturalOrder()),
                asked.stream()
                        .map(one -> one.check().interval())
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO),
                state.failure()
                        .or(() -> failing.stream()
                                .flatMap(one -> one.state().failure().stream())
                                .findFirst()),
                !failing.isEmpty()
                        && failing.stream().allMatch(one -> one.state().silent()),
                failing.stream()
                        .flatMap(one -> hostOf.apply(one.check()).stream())
                        .collect(Collectors.toSet()),
                cause);
    }

    /** For how long a judged result speaks for its check. */
    public static Duration speaksFor(Check check) {
        return Duration.ofNanos(check.interval().toNanos() * SPEAKS_FOR); // multipliedBy works by BigDecimal
    }

    private record Asked(Check check, CheckState state) {
        /**
         * Of an upstream that is down those checks count that made it so, even when one has just passed once. Of another one those that may yet bring it down: what is down
         * already and did not (a partial check, one of which the rule wants more) is no first failure.
         */
        boolean failing(boolean upstreamDown) {
            return upstreamDown
                    ? state.failures() > 0 || state.status() == HealthStatus.DOWN
                    : HealthPolicy.retries(state);
        }
    }

    private static Optional<Instant> newestOrOldest(
            Collection<Asked> asked, Function<Asked, Optional<Instant>> when, Comparator<Instant> order) {
        return asked.stream().flatMap(one -> when.apply(one).stream()).max(order);
    }

    boolean down() {
        return status == HealthStatus.DOWN;
    }

    /** Down, or first failures were seen. */
    boolean failing() {
        return failingSince.isPresent();
    }

    /** Whether something was ever judged of it, so that it counts among a group's members. */
    boolean known() {
        return judgedAt.isPresent();
    }

    boolean fresh(Instant now) {
        return freshUntil.filter(now::isBefore).isPresent();
    }

    /** In which way it fails: all that is silent alike, else by the kind of failure. */
    String way() {
        return silent
                ? SILENT
                : failure.map(Failure::kind).map(FailureKind::code).orElse(SILENT);
    }
}
