package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.health.FalseAlarm;
import gov.va.mobile.watch.health.HealthNews.Move;
import gov.va.mobile.watch.health.HealthStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes moves by upstream and in order, and passes them on with every outage that touches a false alarm as not known: it counts nowhere (behaviour.md §4). Pure. */
final class Dismissed {
    private final List<FalseAlarm> alarms;
    private final Consumer<Move> taker;
    private final List<Move> outage = new ArrayList<>();

    Dismissed(List<FalseAlarm> alarms, Consumer<Move> taker) {
        this.alarms = alarms;
        this.taker = taker;
    }

    /** These moves, without what was none. */
    static List<Move> from(List<Move> moves, List<FalseAlarm> alarms) {
        if (alarms.isEmpty()) {
            return moves;
        }
        var kept = new ArrayList<Move>();
        var dismissed = new Dismissed(alarms, kept::add);
        moves.forEach(dismissed::take);
        dismissed.end();
        return kept;
    }

    void take(Move move) {
        boolean goesOn = !outage.isEmpty() && outage.getFirst().upstreamId().equals(move.upstreamId());
        if (goesOn && move.status() == HealthStatus.DOWN) {
            outage.add(move);
            return;
        }
        pass(goesOn ? move.at() : Instant.MAX);
        if (move.status() == HealthStatus.DOWN) {
            outage.add(move);
        } else {
            taker.accept(move);
        }
    }

    /** No more moves come: the last outage goes on. */
    void end() {
        pass(Instant.MAX);
    }

    private void pass(Instant end) {
        if (outage.isEmpty()) {
            return;
        }
        Move first = outage.getFirst();
        boolean none = alarms.stream()
                .anyMatch(alarm -> alarm.upstreamIds().contains(first.upstreamId())
                        && first.at().isBefore(alarm.end())
                        && end.isAfter(alarm.start()));
        outage.forEach(move ->
                taker.accept(none ? new Move(move.upstreamId(), move.at(), HealthStatus.UNKNOWN, List.of()) : move));
        outage.clear();
    }
}
