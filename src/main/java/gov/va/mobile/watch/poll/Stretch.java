package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.health.HealthNews.Move;
import gov.va.mobile.watch.health.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time in which an upstream's status was one; half-open.
 *
 * @param causedBy the upstreams that made it so, when it was down because of others
 */
public record Stretch(Instant start, Instant end, HealthStatus status, List<String> causedBy) {
    /** How long it is. */
    public Duration length() {
        return Duration.between(start, end);
    }

    /**
     * That time, whole, as stretches in order: from the moves of one upstream, unknown before the first of them and after its last result has said all it could.
     *
     * @param moves in order; those before the time but for the last change nothing
     */
    static List<Stretch> of(List<Move> moves, Instant from, Instant to, Instant knownUntil) {
        var stretches = new ArrayList<Stretch>();
        Instant end = knownUntil.isBefore(to) ? knownUntil : to;
        Instant at = from;
        var now = new Move("", from, HealthStatus.UNKNOWN, List.of());
        for (Move move : moves) {
            Instant start = move.at().isBefore(end) ? move.at() : end;
            at = add(stretches, at, start, now);
            if (start.equals(move.at())) {
                now = move;
            }
        }
        at = add(stretches, at, end, now);
        add(stretches, at, to, new Move("", at, HealthStatus.UNKNOWN, List.of()));
        return stretches;
    }

    private static Instant add(List<Stretch> stretches, Instant from, Instant to, Move move) {
        if (!from.isBefore(to)) {
            return from;
        }
        Stretch last = stretches.isEmpty() ? null : stretches.getLast();
        if (last != null && last.status == move.status() && last.causedBy.equals(move.causedBy())) {
            stretches.set(stretches.size() - 1, new Stretch(last.start, to, last.status, last.causedBy));
        } else {
            stretches.add(new Stretch(from, to, move.status(), move.causedBy()));
        }
        return to;
    }
}
