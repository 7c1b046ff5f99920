package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.health.FalseAlarms;
import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.health.HealthNews.Move;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.Outage;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.health.UpstreamState;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tables say about health. */
@ApplicationScoped
class StoredHealth implements HealthBook {
    private final UpstreamStore store;
    private final FalseAlarms falseAlarms;
    private final CurrentMap currentMap;

    StoredHealth(UpstreamStore store, FalseAlarms falseAlarms, CurrentMap currentMap) {
        this.store = store;
        this.falseAlarms = falseAlarms;
        this.currentMap = currentMap;
    }

    @Override
    public Map<String, UpstreamHealth> upstreams() {
        List<String> ids =
                currentMap.get().upstreams().stream().map(Upstream::id).toList();
        Map<String, UpstreamState> stored = store.load(ids);
        var health = new LinkedHashMap<String, UpstreamHealth>();
        ids.forEach(id -> {
            UpstreamState state = stored.getOrDefault(id, UpstreamState.NEW);
            health.put(
                    id,
                    new UpstreamHealth(
                            id, state.status(), state.since(), state.causedBy(), state.failure(), state.flapping()));
        });
        return health;
    }

    @Override
    public List<Outage> outagesSince(Instant from) {
        return begunSince(from, store.movesSince(from));
    }

    @Override
    public List<Outage> outagesThatCount(Instant from) {
        return begunSince(from, Dismissed.from(store.movesSince(from), falseAlarms.since(from)));
    }

    private static List<Outage> begunSince(Instant from, List<Move> moves) {
        return outages(moves).stream()
                .filter(outage -> !outage.start().isBefore(from))
                .sorted(Comparator.comparing(Outage::start))
                .toList();
    }

    /** Outages by an upstream's own fault; a gap in our record ends none. */
    static List<Outage> outages(List<Move> moves) {
        var outages = new ArrayList<Outage>();
        var open = new LinkedHashMap<String, Instant>();
        for (Move move : moves) {
            if (move.status() == HealthStatus.DOWN && move.causedBy().isEmpty()) {
                open.putIfAbsent(move.upstreamId(), move.at());
            } else if (move.status() != HealthStatus.UNKNOWN) {
                Instant start = open.remove(move.upstreamId());
                // What was explained at once was never its own outage.
                if (start != null && start.isBefore(move.at())) {
                    outages.add(new Outage(move.upstreamId(), start, Optional.of(move.at())));
                }
            }
        }
        open.forEach((id, start) -> outages.add(new Outage(id, start, Optional.empty())));
        return outages;
    }
}
