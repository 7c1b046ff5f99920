package gov.va.mobile.watch.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is told of a judgement, and what of it goes on the record; pure. */
public final class HealthNews {
    private final Map<String, StateMove> moved;
    private final Verdicts judged;
    private final Instant now;
    private final List<HealthChange> changes = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();

    /**
     * Of a judgement.
     *
     * @param moved the upstreams whose state moved, or whose record has a gap, causes before effects
     * @param judged why upstreams are down
     */
    public HealthNews(Map<String, StateMove> moved, Verdicts judged, Instant now) {
        this.moved = moved;
        this.judged = judged;
        this.now = now;
        moved.values().forEach(this::state);
        judged.standings().keySet().forEach(this::cause);
    }

    /** The state of an upstream before and after; {@code gap} where nobody knew how it was for a while. */
    public record StateMove(String upstreamId, UpstreamState was, UpstreamState is, Optional<Gap> gap) {
        boolean ofStatus() {
            return was.status() != is.status();
        }
    }

    /** A check said nothing of an upstream, from then until now. */
    public record Gap(String upstreamId, String checkId, Instant from, Instant to) {}

    /** A move of an upstream's health, or of its cause, as it goes on the record; {@code UNKNOWN} where our record begins a gap. */
    public record Move(String upstreamId, Instant at, HealthStatus status, List<String> causedBy) {}

    /** For the other rooms. */
    public HealthChanged told() {
        return new HealthChanged(now, List.copyOf(changes), groups(), flaps());
    }

    /** For the record. */
    public List<Move> moves() {
        return moves;
    }

    private void state(StateMove move) {
        UpstreamState is = move.is();
        Cause cause = judged.now(move.upstreamId());
        Instant since = is.since().orElse(now);
        move.gap().ifPresent(gap -> {
            // Before the gap it was already what only now, after it, is known.
            is.since()
                    .filter(began -> move.ofStatus() && began.isBefore(gap.from()))
                    .ifPresent(began -> moves.add(new Move(move.upstreamId(), began, is.status(), cause.roots())));
            moves.add(new Move(move.upstreamId(), gap.from(), HealthStatus.UNKNOWN, List.of()));
            moves.add(new Move(move.upstreamId(), gap.to(), is.status(), cause.roots()));
        });
        if (move.ofStatus()) {
            if (move.gap().isEmpty()) {
                moves.add(new Move(move.upstreamId(), since, is.status(), cause.roots()));
            }
            changes.add(change(move.upstreamId(), move.was().status(), is, now, cause));
        }
    }

    /** The cause of what stays down moved. */
    private void cause(String upstreamId) {
        StateMove move = moved.get(upstreamId);
        Cause before = judged.before(upstreamId);
        Cause cause = judged.now(upstreamId);
        UpstreamState state = move == null ? judged.states().getOrDefault(upstreamId, UpstreamState.NEW) : move.is();
        if ((move != null && move.ofStatus()) || state.status() != HealthStatus.DOWN || cause.saysAs(before)) {
            return;
        }
        // What was undecided until now was never its own outage: the cause holds from the beginning.
        boolean fromTheBeginning = before instanceof Cause.Undecided;
        if (!cause.roots().equals(before.roots())) {
            Instant from = fromTheBeginning ? state.since().orElse(now) : now;
            moves.add(new Move(upstreamId, from, HealthStatus.DOWN, cause.roots()));
        }
        Instant at = fromTheBeginning ? before.known().orElse(now) : now;
        changes.add(change(upstreamId, HealthStatus.DOWN, state, at, cause));
    }

    private HealthChange change(String id, HealthStatus from, UpstreamState is, Instant at, Cause cause) {
        return new HealthChange(
                id,
                from,
                is.status(),
                is.since().orElse(now),
                at,
                is.checkId().orElse(""),
                is.failure(),
                cause.roots(),
                cause instanceof Cause.Undecided,
                cause instanceof Cause.Own ? judged.along(id) : List.of());
    }

    private List<GroupChange> groups() {
        Map<String, SharedRoot> before = judged.sharedBefore();
        Map<String, SharedRoot> after = judged.findings().shared();
        Set<String> ids = new LinkedHashSet<>(before.keySet());
        ids.addAll(after.keySet());
        var changes = new ArrayList<GroupChange>();
        for (String id : ids) {
            SharedRoot was = before.get(id);
            SharedRoot is = after.get(id);
            if (is != null
                    && (was == null
                            || !was.causedBy().equals(is.causedBy())
                            || !was.members().equals(is.members()))) {
                changes.add(new GroupChange(
                        id,
                        was == null ? HealthStatus.UP : HealthStatus.DOWN,
                        HealthStatus.DOWN,
                        is.since(),
                        is.knownAt(),
                        is.failure(),
                        is.causedBy(),
                        judged.along(id)));
            } else if (is == null && was != null) {
                changes.add(new GroupChange(
                        id, HealthStatus.DOWN, HealthStatus.UP, now, now, was.failure(), List.of(), List.of()));
            }
        }
        return changes;
    }

    private List<FlapChange> flaps() {
        return moved.values().stream()
                .filter(move -> move.was().flapping() != move.is().flapping())
                .map(move -> new FlapChange(
                        move.upstreamId(),
                        move.is().flapping(),
                        move.is().status(),
                        move.is().failure(),
                        judged.now(move.upstreamId()).roots()))
                .toList();
    }
}
