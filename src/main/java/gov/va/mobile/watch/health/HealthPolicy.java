package gov.va.mobile.watch.health;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.map.Rule;
import gov.va.mobile.watch.map.Upstream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From results to the health of checks and upstreams (behaviour.md §3): thresholds, rules, depth. Pure. */
public final class HealthPolicy {
    /** So many degraded results in a row make a check degraded. */
    static final int DEGRADED_AFTER = 5;

    private static final Comparator<Judged> BY_SINCE =
            Comparator.comparing(one -> one.state().since().orElse(Instant.MAX));

    private HealthPolicy() {}

    /** What a check is after one more result; results that say nothing about the upstream change nothing. */
    public static CheckState check(CheckState before, Check check, CheckResult result, Instant at) {
        return switch (result.resultClass()) {
            case PASS, DEGRADED -> passed(before, check, result, at);
            case FAIL -> failed(before, check, result, at);
            case MISCONFIGURED, INCONCLUSIVE -> before;
        };
    }

    private static CheckState passed(CheckState before, Check check, CheckResult result, Instant at) {
        int passes = before.passes() + 1;
        int degraded = result.resultClass() == ResultClass.DEGRADED ? before.degraded() + 1 : 0;
        Instant rowSince = before.passes() > 0 ? before.rowSince().orElse(at) : at;
        boolean staysDown = before.status() == HealthStatus.DOWN && passes < check.successThreshold();
        HealthStatus status =
                staysDown ? HealthStatus.DOWN : degraded >= DEGRADED_AFTER ? HealthStatus.DEGRADED : HealthStatus.UP;
        Instant since = before.status() == HealthStatus.DOWN ? rowSince : at;
        return new CheckState(
                status,
                status == before.status() ? before.since() : Optional.of(since),
                Optional.of(rowSince),
                0,
                passes,
                degraded,
                staysDown ? before.failure() : result.failure(),
                Optional.of(at),
                false,
                changes(before, check, true, at));
    }

    private static CheckState failed(CheckState before, Check check, CheckResult result, Instant at) {
        int failures = before.failures() + 1;
        Instant rowSince = before.failures() > 0 ? before.rowSince().orElse(at) : at;
        boolean down = before.status() == HealthStatus.DOWN || failures >= check.failureThreshold();
        boolean turns = down && before.status() != HealthStatus.DOWN;
        return new CheckState(
                down ? HealthStatus.DOWN : before.status(),
                turns ? Optional.of(rowSince) : before.since(),
                Optional.of(rowSince),
                failures,
                0,
                0,
                result.failure(),
                Optional.of(at),
                result.transport() && (before.failures() == 0 || before.silent()),
                changes(before, check, false, at));
    }

    /** A gap in our own record is no change. */
    private static int changes(CheckState before, Check check, boolean passes, Instant at) {
        boolean differs = passes ? before.failures() > 0 : before.passes() > 0;
        boolean followsOn = before.judgedAt()
                .filter(judged -> !judged.plus(Standing.speaksFor(check)).isBefore(at))
                .isPresent();
        return Flapping.after(before.changes(), differs && followsOn);
    }

    /** Whether a failing check should be asked again at its retry interval: not passing, and not yet known to be down. */
    public static boolean retries(CheckState state) {
        return state.failures() > 0 && state.status() != HealthStatus.DOWN;
    }

    /**
     * What an upstream is by its checks. Checks that are switched off, paused or report events only, and those never judged, have no say; what was down by a check that asks
     * the upstream itself stays so until those checks say otherwise, as long as there are any.
     */
    public static UpstreamState upstream(
            UpstreamState before, Upstream upstream, Map<String, CheckState> states, Instant at) {
        List<Judged> judged = upstream.checks().stream()
                .filter(check -> check.hasASay() && upstream.pause(check, at).isEmpty())
                .map(check -> new Judged(check, states.getOrDefault(check.id(), CheckState.NEW)))
                .toList();
        boolean flapping = judged.stream()
                .filter(one -> !one.check().partial())
                .anyMatch(one -> Flapping.flaps(one.state().changes(), before.flapping()));
        boolean down = down(upstream.rule(), judged);
        boolean heldByDirect = !down
                && before.direct()
                && judged.stream().anyMatch(one -> !one.isIndirect())
                && !directSaysUp(upstream.rule(), judged);
        if (heldByDirect) {
            return before.flapping(flapping);
        }
        HealthStatus status = down ? HealthStatus.DOWN : notDown(judged, before.status());
        Optional<Judged> decisive = decisive(status, upstream.rule(), judged);
        boolean direct = down
                && (before.direct()
                        || decisive.filter(one -> !one.isIndirect()).isPresent()
                        || judged.stream().anyMatch(Judged::isWholeDirectDown));
        Optional<Instant> since =
                status == before.status() ? before.since() : Optional.of(since(before, decisive, judged, at));
        Optional<String> checkId = decisive.map(one -> one.check().id());
        boolean same = status == before.status() && checkId.equals(before.checkId());
        return new UpstreamState(
                status,
                since,
                direct,
                status == HealthStatus.DOWN ? before.causedBy() : List.of(),
                checkId,
                same ? before.failure() : failure(status, decisive),
                flapping);
    }

    /**
     * Since when it is what it became: never from before it became what it was. It ends to be down when the check passed that ended it, whatever else makes it degraded and for
     * how long; and to be down or degraded now, when no check ended it (one was paused, or the rule changed).
     */
    private static Instant since(UpstreamState before, Optional<Judged> decisive, List<Judged> judged, Instant at) {
        Instant earliest = before.since().orElse(Instant.MIN);
        if (before.status() == HealthStatus.DOWN) {
            return judged.stream()
                    .filter(one -> one.is(HealthStatus.UP) || one.is(HealthStatus.DEGRADED))
                    .flatMap(one -> one.state().since().stream())
                    .max(Comparator.naturalOrder())
                    .filter(earliest::isBefore)
                    .orElse(at);
        }
        Instant since = decisive.flatMap(one -> one.state().since()).orElse(at);
        if (since.isAfter(earliest)) {
            return since;
        }
        return decisive.filter(one -> one.is(HealthStatus.UP)).isPresent() ? at : earliest;
    }

    private static Optional<Failure> failure(HealthStatus status, Optional<Judged> decisive) {
        return decisive.filter(one -> status == HealthStatus.DOWN || status == HealthStatus.DEGRADED)
                .flatMap(one -> one.state().failure());
    }

    /** Whether a result may move more than its own check: its upstream, or what depends on that. */
    public static boolean stirs(CheckState before, CheckState after) {
        return before.status() != after.status()
                || (before.failures() > 0) != (after.failures() > 0)
                || Flapping.flaps(before.changes(), false) != Flapping.flaps(after.changes(), false)
                || Flapping.flaps(before.changes(), true) != Flapping.flaps(after.changes(), true);
    }

    private record Judged(Check check, CheckState state) {
        boolean is(HealthStatus status) {
            return state.status() == status;
        }

        boolean isIndirect() {
            return check.depth() == Depth.INDIRECT;
        }

        boolean isWholeDirectDown() {
            return is(HealthStatus.DOWN) && !isIndirect() && !check.partial();
        }
    }

    private static boolean down(Rule rule, List<Judged> judged) {
        return breaking(rule, judged).isPresent();
    }

    /** The check with which the upstream went down: the last that the rule needed, or that made it half of the partial ones, whichever came first; empty while it is not down. */
    private static Optional<Judged> breaking(Rule rule, List<Judged> judged) {
        List<Judged> whole =
                judged.stream().filter(one -> !one.check().partial()).toList();
        List<Judged> partial =
                judged.stream().filter(one -> one.check().partial()).toList();
        // One partial check alone only ever degrades: "half of them" would otherwise make the word mean nothing.
        Optional<Judged> half = partial.size() > 1 ? down(partial, (partial.size() + 1) / 2) : Optional.empty();
        return Stream.of(down(whole, needed(rule, whole)), half)
                .flatMap(Optional::stream)
                .min(BY_SINCE);
    }

    /** How many checks have to be down. */
    private static int needed(Rule rule, List<Judged> whole) {
        return switch (rule) {
            case Rule.Any any -> 1;
            case Rule.All all -> Math.max(1, whole.size());
            case Rule.Quorum quorum -> quorum.n();
        };
    }

    /** The n-th of them that went down. */
    private static Optional<Judged> down(List<Judged> judged, int n) {
        return judged.stream()
                .filter(one -> one.is(HealthStatus.DOWN))
                .sorted(BY_SINCE)
                .skip(n - 1L)
                .findFirst();
    }

    private static boolean directSaysUp(Rule rule, List<Judged> judged) {
        List<Judged> direct = judged.stream().filter(one -> !one.isIndirect()).toList();
        return !down(rule, direct)
                && direct.stream().anyMatch(one -> one.is(HealthStatus.UP) || one.is(HealthStatus.DEGRADED));
    }

    private static HealthStatus notDown(List<Judged> judged, HealthStatus before) {
        if (judged.stream().anyMatch(one -> one.is(HealthStatus.DEGRADED) || one.is(HealthStatus.DOWN))) {
            return HealthStatus.DEGRADED;
        }
        if (judged.stream().anyMatch(one -> one.is(HealthStatus.UP))) {
            return HealthStatus.UP;
        }
        // Nothing has a say any more (all paused, say): what was known stays until it is asked again.
        return before == HealthStatus.DOWN ? HealthStatus.UNKNOWN : before;
    }

    /** The check that explains the status: the one with which the rule was broken; for degraded the first, for up the last that came to be so. */
    private static Optional<Judged> decisive(HealthStatus status, Rule rule, List<Judged> judged) {
        List<Judged> bySince = judged.stream().sorted(BY_SINCE).toList();
        return switch (status) {
            case DOWN -> breaking(rule, judged);
            case DEGRADED ->
                bySince.stream()
                        .filter(one -> one.is(HealthStatus.DEGRADED) || one.is(HealthStatus.DOWN))
                        .findFirst();
            case UP ->
                bySince.reversed().stream()
                        .filter(one -> one.is(HealthStatus.UP))
                        .findFirst();
            case UNKNOWN -> Optional.empty();
        };
    }
}
