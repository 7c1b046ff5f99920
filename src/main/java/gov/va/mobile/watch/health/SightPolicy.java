package gov.va.mobile.watch.health;

import gov.va.mobile.watch.check.Reach;
import gov.va.mobile.watch.health.SightState.Failing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;

/** Whether a replica can trust its own way out (behaviour.md §3, "Blind"): by sentinels, or with too few of them by the hosts it asks. Pure. */
public final class SightPolicy {
    /** With fewer sentinels it is the hosts that tell. */
    public static final int ENOUGH_SENTINELS = 3;

    private static final int LEAST_HOSTS = 3;

    private SightPolicy() {}

    /** Whether a run of so many sentinels shows that the way out works: fewer than 2/3 of them failed. */
    public static boolean answered(int sentinels, int failed) {
        return 3 * failed < 2 * sentinels;
    }

    /** After a run of all sentinels; one run is enough in both directions. Too few sentinels say nothing. */
    public static Sight sentinels(SightState before, int sentinels, int failed, Instant at) {
        if (sentinels < ENOUGH_SENTINELS) {
            // Made blind by sentinels that a new map has no longer: with no host that could end it, it is over.
            return before.blind() && before.failing().isEmpty() ? seesAgain(before) : new Sight.Unchanged(before);
        }
        if (answered(sentinels, failed) != before.blind()) {
            return new Sight.Unchanged(before);
        }
        return before.blind()
                ? seesAgain(before)
                : blind(before, "at least " + failed + " of " + sentinels + " sentinels do not answer", at);
    }

    /**
     * After a check of a host.
     *
     * @param sentinels how many are mapped; with enough of them hosts are remembered, but decide nothing
     * @param hosts how many hosts are asked in all
     * @param interval of the check
     */
    public static Sight host(
            SightState before, int sentinels, int hosts, String host, Reach reach, Duration interval, Instant at) {
        return switch (reach) {
            case UNKNOWN -> new Sight.Unchanged(before);
            case ANSWERED -> hostAnswered(before, sentinels, host);
            case UNREACHED -> hostFailed(before, sentinels, hosts, host, interval, at);
        };
    }

    private static Sight hostAnswered(SightState before, int sentinels, String host) {
        if (!before.failing().containsKey(host)) {
            return new Sight.Unchanged(before);
        }
        if (before.blind() && sentinels < ENOUGH_SENTINELS) {
            return seesAgain(before);
        }
        var failing = new HashMap<>(before.failing());
        failing.remove(host);
        return new Sight.Unchanged(new SightState(before.blindSince(), failing));
    }

    private static Sight hostFailed(
            SightState before, int sentinels, int hosts, String host, Duration interval, Instant at) {
        if (before.failing().containsKey(host)) {
            return new Sight.Unchanged(before);
        }
        var failing = new HashMap<>(before.failing());
        failing.put(host, new Failing(at, at.plus(interval.multipliedBy(2))));
        var after = new SightState(before.blindSince(), failing);
        long started = failing.values().stream()
                .filter(one -> !one.newUntil().isBefore(at))
                .count();
        boolean all = started >= LEAST_HOSTS && 2 * started >= hosts;
        return all && !before.blind() && sentinels < ENOUGH_SENTINELS
                ? blind(after, started + " of " + hosts + " hosts stopped answering at once", at)
                : new Sight.Unchanged(after);
    }

    private static Sight blind(SightState before, String why, Instant at) {
        return new Sight.Blind(new SightState(Optional.of(at), before.failing()), why);
    }

    /** Every host is looked at anew: what failed meanwhile says nothing about it. */
    private static Sight seesAgain(SightState before) {
        return new Sight.SeesAgain(SightState.SEES, before.blindSince().orElseThrow());
    }
}
