package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.health.FalseAlarm;
import gov.va.mobile.watch.health.FalseAlarms;
import gov.va.mobile.watch.health.HealthNews.Move;
import gov.va.mobile.watch.health.HealthStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Uptime: time not down over time known, from the stored moves (behaviour.md §8). Each replica holds the moves of the last 90 days, read once and then followed:
 * moves are recorded one turn at a time, so those after the last number that was read are all that is new. False alarms are not known time.
 */
@ApplicationScoped
public class Uptime {
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final Timeline NOTHING = new Timeline();

    private final UpstreamStore store;
    private final FalseAlarms falseAlarms;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Timeline> timelines = new HashMap<>();
    private List<FalseAlarm> alarms = List.of();
    private long read = -1;
    private Instant forgotten = Instant.EPOCH;

    Uptime(UpstreamStore store, FalseAlarms falseAlarms, Clock clock) {
        this.store = store;
        this.falseAlarms = falseAlarms;
        this.clock = clock;
    }

    /** Shares of time as of one moment. */
    @FunctionalInterface
    public interface Shares {
        /**
         * The share of the known time within the window, up to 90 days, in which the upstream was not down: 0 to 1, empty when nothing is known of it.
         *
         * @param knownUntil until when its last result speaks for it
         */
        OptionalDouble of(String upstreamId, Duration window, Instant knownUntil);
    }

    /** Shares of stretches of time. */
    @FunctionalInterface
    public interface Stretches {
        /** The share of the known time between the two, within the last 90 days, in which the upstream was not down: 0 to 1, empty when nothing is known of it. */
        OptionalDouble of(String upstreamId, Instant from, Instant to);
    }

    /** The shares as of now, what was recorded until now included. */
    public Shares now() {
        Instant now = clock.instant();
        Stretches stretches = stretches(now);
        return (upstreamId, window, knownUntil) ->
                stretches.of(upstreamId, now.minus(window), knownUntil.isBefore(now) ? knownUntil : now);
    }

    /** The shares of stretches until now, what was recorded until now included. */
    public Stretches stretches() {
        return stretches(clock.instant());
    }

    private Stretches stretches(Instant now) {
        lock.lock();
        try {
            follow(now);
            forget(now);
        } finally {
            lock.unlock();
        }
        return (upstreamId, from, to) -> {
            lock.lock();
            try {
                return timelines
                        .getOrDefault(upstreamId, NOTHING)
                        .within(from, to)
                        .uptime();
            } finally {
                lock.unlock();
            }
        };
    }

    private void follow(Instant now) {
        List<FalseAlarm> found = falseAlarms.since(now.minus(LONGEST));
        if (!found.equals(alarms)) {
            alarms = found;
            read = -1; // what was recorded long ago means something else now
        }
        long last = store.lastMove();
        long before = read;
        if (last == before) {
            return;
        }
        read = -1; // what breaks off half-way is begun anew
        if (before < 0 || last < before) {
            read = readAll(now, last);
            return;
        }
        var news = new ArrayList<Move>();
        long highest = store.eachMoveAfter(before, news::add);
        if (news.stream().anyMatch(this::mayBeOfAFalseAlarm)) {
            read = readAll(now, last);
        } else {
            news.forEach(this::add);
            read = Math.max(last, highest);
        }
    }

    private long readAll(Instant now, long last) {
        timelines.clear();
        var dismissed = new Dismissed(alarms, this::add);
        long highest = store.eachMoveSince(now.minus(LONGEST), dismissed::take);
        dismissed.end();
        return Math.max(last, highest);
    }

    /** Of an outage that goes on though people found it to be none; only those before it can tell. */
    private boolean mayBeOfAFalseAlarm(Move move) {
        return move.status() == HealthStatus.DOWN
                && alarms.stream().anyMatch(alarm -> alarm.upstreamIds().contains(move.upstreamId()));
    }

    private void forget(Instant now) {
        if (Duration.between(forgotten, now).compareTo(FORGET_EVERY) > 0) {
            timelines.values().forEach(timeline -> timeline.forget(now.minus(LONGEST)));
            forgotten = now;
        }
    }

    private void add(Move move) {
        timelines.computeIfAbsent(move.upstreamId(), any -> new Timeline()).add(move.at(), move.status());
    }
}
