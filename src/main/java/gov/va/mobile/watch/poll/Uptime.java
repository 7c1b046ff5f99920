package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.poll.UpstreamStore.Move;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;

/** Uptime: time not down over time known, from the stored moves (behaviour.md §8); read from the database at most once a minute. */
@ApplicationScoped
public class Uptime {
    private static final Duration FRESH_FOR = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final UpstreamStore store;
    private final Clock clock;
    private final AtomicReference<Moves> cached = new AtomicReference<>(new Moves(Instant.EPOCH, Map.of()));

    private record Moves(Instant readAt, Map<String, List<Move>> byUpstream) {}

    Uptime(UpstreamStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The share of the known time within the window, up to 30 days, in which the upstream was not down: 0 to 1, empty when nothing is known of it.
     *
     * @param knownUntil until when its last result speaks for it
     */
    public OptionalDouble of(String upstreamId, Duration window, Instant knownUntil) {
        Instant now = clock.instant();
        Instant end = knownUntil.isBefore(now) ? knownUntil : now;
        return share(moves(now).byUpstream().getOrDefault(upstreamId, List.of()), now.minus(window), end);
    }

    private Moves moves(Instant now) {
        Moves known = cached.get();
        if (Duration.between(known.readAt(), now).abs().compareTo(FRESH_FOR) < 0) {
            return known;
        }
        var byUpstream = new HashMap<String, List<Move>>();
        store.movesSince(now.minus(LONGEST))
                .forEach(move -> byUpstream
                        .computeIfAbsent(move.upstreamId(), any -> new ArrayList<>())
                        .add(move));
        var fresh = new Moves(now, byUpstream);
        cached.set(fresh);
        return fresh;
    }

    /** The arithmetic, over one upstream's moves in order. */
    static OptionalDouble share(List<Move> moves, Instant from, Instant to) {
        Duration known = Duration.ZERO;
        Duration down = Duration.ZERO;
        for (int i = 0; i < moves.size(); i++) {
            Move move = moves.get(i);
            Instant start = later(move.at(), from);
            Instant end = i + 1 < moves.size() ? earlier(moves.get(i + 1).at(), to) : to;
            if (move.status() == HealthStatus.UNKNOWN || !start.isBefore(end)) {
                continue;
            }
            Duration length = Duration.between(start, end);
            known = known.plus(length);
            if (move.status() == HealthStatus.DOWN) {
                down = down.plus(length);
            }
        }
        return known.isZero()
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 - (double) down.toNanos() / known.toNanos());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
