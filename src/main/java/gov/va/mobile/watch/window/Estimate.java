package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.Coded;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long an outage may still last, from those before it (behaviour.md §5, "Estimate").
 *
 * <p>A percentile here is the smallest value that at least that share of the samples does not exceed (nearest rank). Samples of which only "longer than
 * that" is known are weighed as Kaplan and Meier do: they count among those still going on up to that length and are never taken for an end. Where too
 * much is unknown to say a percentile, it is the longest length that was seen.
 *
 * @param remaining from now on, within 30 minutes and 24 hours
 * @param samples outages that lasted at least as long as this one has; for the default: the upstream's own, which were too few
 */
record Estimate(
        Duration remaining, Basis basis, int samples, Optional<Duration> median, Optional<Duration> percentile75) {
    static final Duration DEFAULT = Duration.ofHours(1);
    static final Duration AT_LEAST = Duration.ofMinutes(30);
    static final Duration AT_MOST = Duration.ofHours(24);
    private static final Duration STEP = Duration.ofMinutes(15);
    private static final int ENOUGH_OWN = 5;
    private static final int ENOUGH_OF_ALL = 20;

    /** Whose outages it is made of. */
    enum Basis implements Coded {
        UPSTREAM,
        ALL,
        DEFAULT
    }

    /** The estimate for an outage of that upstream that has lasted {@code elapsed}. */
    static Estimate of(String upstreamId, Duration elapsed, List<Observed> past) {
        List<Observed> longer = past.stream()
                .filter(outage -> outage.lasted().compareTo(elapsed) >= 0)
                .toList();
        List<Observed> own = longer.stream()
                .filter(outage -> outage.upstreamId().equals(upstreamId))
                .toList();
        if (own.size() >= ENOUGH_OWN) {
            return of(Basis.UPSTREAM, own, elapsed);
        }
        if (longer.size() >= ENOUGH_OF_ALL) {
            return of(Basis.ALL, longer, elapsed);
        }
        return new Estimate(DEFAULT, Basis.DEFAULT, own.size(), Optional.empty(), Optional.empty());
    }

    /** The end that is promised: rounded up to 15 minutes, at least 30 minutes and at most 24 hours from now. */
    Instant end(Instant now) {
        Instant latest = now.plus(AT_MOST);
        Instant end = roundUp(now.plus(remaining));
        return end.isAfter(latest) ? end.minus(STEP) : end;
    }

    private static Estimate of(Basis basis, List<Observed> samples, Duration elapsed) {
        Duration percentile75 = percentile(samples, elapsed, 3, 4);
        return new Estimate(
                clamp(percentile75),
                basis,
                samples.size(),
                Optional.of(percentile(samples, elapsed, 1, 2)),
                Optional.of(percentile75));
    }

    /** What was left when {@code of} parts in {@code parts} of the samples had ended. */
    private static Duration percentile(List<Observed> samples, Duration elapsed, int part, int parts) {
        List<Observed> sorted = samples.stream()
                .sorted(Comparator.comparing(Observed::lasted).thenComparing(Observed::cut))
                .toList();
        double goingOn = 1;
        double wanted = 1 - (double) part / parts;
        for (int i = 0; i < sorted.size(); i++) {
            if (!sorted.get(i).cut()) {
                goingOn *= 1 - 1.0 / (sorted.size() - i);
                if (goingOn <= wanted + 1e-9) {
                    return sorted.get(i).lasted().minus(elapsed);
                }
            }
        }
        return sorted.getLast().lasted().minus(elapsed);
    }

    private static Duration clamp(Duration duration) {
        if (duration.compareTo(AT_LEAST) < 0) {
            return AT_LEAST;
        }
        return duration.compareTo(AT_MOST) > 0 ? AT_MOST : duration;
    }

    private static Instant roundUp(Instant time) {
        long step = STEP.toSeconds();
        long seconds = time.getEpochSecond() + (time.getNano() > 0 ? 1 : 0);
        return Instant.ofEpochSecond(Math.ceilDiv(seconds, step) * step);
    }
}
